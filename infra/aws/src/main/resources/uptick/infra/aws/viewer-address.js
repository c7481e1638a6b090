// Puts the viewer's address where the functions look for it, over whatever the viewer may have sent under that name.
function handler(event) {
    var request = event.request;
    request.headers['x-uptick-viewer-address'] = { value: event.viewer.ip };
    return request;
}
