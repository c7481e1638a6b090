/// Uptick on AWS as one CDK stack: what is made, who may reach whom, and in which order a deploy happens.
/// Read [uptick.infra.aws.UptickStack] first. Imports no class of ours: a function is a name, a handler and an artefact.
@NullMarked
package uptick.infra.aws;

import org.jspecify.annotations.NullMarked;
