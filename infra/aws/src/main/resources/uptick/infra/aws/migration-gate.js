// Runs the migrations in a deploy and tells CloudFormation how it went: a failed function is a failed deploy.
const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda');

// one attempt that outlasts the function: a second one would start while the first may still be running
const lambda = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: 830000 } });

async function migrate(version) {
    const answer = await lambda.send(
        new InvokeCommand({ FunctionName: version, Payload: JSON.stringify({ command: 'migrate' }) }));
    if (answer.FunctionError) {
        throw new Error('The migrations failed: ' + Buffer.from(answer.Payload).toString());
    }
}

exports.handler = async (event) => {
    const answer = {
        Status: 'SUCCESS',
        RequestId: event.RequestId,
        StackId: event.StackId,
        LogicalResourceId: event.LogicalResourceId,
        PhysicalResourceId: event.LogicalResourceId,
    };
    try {
        if (event.RequestType !== 'Delete') {
            await migrate(event.ResourceProperties.Version);
        }
    } catch (failure) {
        answer.Status = 'FAILED';
        answer.Reason = String(failure.message).slice(0, 1000);
    }
    // the address is signed without a content type, so none may be sent
    const taken = await fetch(event.ResponseURL, {
        method: 'PUT',
        headers: { 'content-type': '' },
        body: JSON.stringify(answer),
    });
    if (!taken.ok) {
        throw new Error('CloudFormation did not take the answer: ' + taken.status);
    }
};
