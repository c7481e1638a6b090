@NullMarked
package uptick.outbound.mail;

import org.jspecify.annotations.NullMarked;
