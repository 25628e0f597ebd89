// The page of an extension that may see every request of the browser, and tries to talk to ours.
const api = globalThis.browser ?? globalThis.chrome;
const headers = globalThis.browser === undefined ? ['requestHeaders', 'extraHeaders'] : ['requestHeaders'];

globalThis.seen = [];
api.webRequest.onBeforeSendHeaders.addListener(
  ({ url, requestHeaders }) => {
    globalThis.seen.push(JSON.stringify([url, requestHeaders]));
  },
  { urls: ['<all_urls>'] },
  headers,
);

/** What came of a message: the answer, or that there was none. */
globalThis.say = async (id, message) => {
  try {
    return JSON.stringify(await api.runtime.sendMessage(id, message)) ?? 'no answer';
  } catch {
    return 'refused';
  }
};

/** What came of a port, within a second. */
globalThis.connectTo = (id, message) =>
  new Promise((resolve) => {
    const port = api.runtime.connect(id);
    port.onMessage.addListener((answer) => resolve(JSON.stringify(answer)));
    port.onDisconnect.addListener(() => resolve('refused'));
    port.postMessage(message);
    setTimeout(() => resolve('no answer'), 1000);
  });
