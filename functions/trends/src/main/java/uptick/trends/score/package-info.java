/// The arithmetic of momentum: what each platform's numbers say, together and with how much trust. Start at
/// [uptick.trends.score.Momentum], then [uptick.trends.score.YoutubeTraction]. Pure: it imports the JDK, our value and
/// series types and the normal distribution; it has no I/O and no clock.
@NullMarked
package uptick.trends.score;

import org.jspecify.annotations.NullMarked;
