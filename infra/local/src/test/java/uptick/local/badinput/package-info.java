/// Requests that nobody should send, made from the API's document and a seed, and what is to be thought of their answers.
///
/// Read [uptick.local.badinput.Cases] first, then [uptick.local.badinput.Judge].
@NullMarked
package uptick.local.badinput;

import org.jspecify.annotations.NullMarked;
