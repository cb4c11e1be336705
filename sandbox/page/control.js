// The control API, and the stream that tells when to ask it again.

// A request may outlive its page: what was typed last arrives although the page is left.
export async function ask(path, body, method) {
  const verb = method || (body ? "POST" : "GET");
  try {
    const response = await fetch(`/control${path}`, { method: verb, body: body && JSON.stringify(body), keepalive: path.endsWith("/fill") });
    return await response.json();
  } catch {
    return { ok: false, gone: true };
  }
}

// `changed` gets the counts of the stream, `reached` whether the sandbox answers.
export function watch(changed, reached) {
  const stream = new EventSource("/control/stream");
  stream.onmessage = (event) => {
    reached(true);
    changed(JSON.parse(event.data));
  };
  stream.onerror = () => {
    reached(false);
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(() => watch(changed, reached), 1000);
  };
}

// One run at a time; what is asked for meanwhile is done once more at the end.
export function coalesced(run) {
  let [running, again] = [null, false];
  return () => {
    again = true;
    running ||= (async () => {
      while (again) {
        again = false;
        await run();
      }
      running = null;
    })();
    return running;
  };
}
