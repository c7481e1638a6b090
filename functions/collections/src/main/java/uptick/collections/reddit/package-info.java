/// What Uptick owes Reddit, and how it is asked: [RecheckPosts] finds what was deleted there and has it deleted here.
///
/// Begin with [RecheckPosts]. Imports the engine's way to ask (`uptick.collections.run`), Reddit's client and repositories.
@NullMarked
package uptick.collections.reddit;

import org.jspecify.annotations.NullMarked;
