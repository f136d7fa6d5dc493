// A visit to a website: the tabs that are open on it. Nothing is left in the browser when they are closed.

const WAIT_MS = 150;
const CHANNEL = "buurtbrug-bezoek";

/** Hands the conversation of this tab to others that ask for it. `current()` gives {id, token}, or null. */
export function shareVisit(portal, current, signal) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    const conversation = current();
    if (data.asks === portal && conversation) channel.postMessage({ portal, conversation });
  };
  signal.addEventListener("abort", () => channel.close());
}

/** The conversation of another tab of this visit, or null when there is none. */
export function askOtherTabs(portal) {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const done = (conversation) => {
      channel.close();
      resolve(conversation);
    };
    channel.onmessage = ({ data }) => data.portal === portal && done(data.conversation);
    channel.postMessage({ asks: portal });
    setTimeout(done, WAIT_MS, null);
  });
}
