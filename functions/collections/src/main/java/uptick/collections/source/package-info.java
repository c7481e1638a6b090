/// What is asked of providers and what their answers mean: a package for each source. No repositories, no clock, no
/// calls: instants come in as arguments, and whoever asks sends the call.
///
/// Read [Question] first. Imports the JDK, Micronaut's JSON and injection, shared-model and outbound.
@NullMarked
package uptick.collections.source;

import org.jspecify.annotations.NullMarked;
