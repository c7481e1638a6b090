/// The guarded client against real sockets on loopback; [RawServer] is the misbehaving provider of most tests.
@NullMarked
package uptick.outbound;

import org.jspecify.annotations.NullMarked;
