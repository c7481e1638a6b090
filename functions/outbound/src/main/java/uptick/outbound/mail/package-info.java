/// Mail to people, over the operator's SMTP server.
///
/// Read [Mailer] first. Imports Jakarta Mail, Micronaut's injection and the JDK, nothing of ours.
@NullMarked
package uptick.outbound.mail;

import org.jspecify.annotations.NullMarked;
