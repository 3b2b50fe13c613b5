// Loaded before a program that knows of no authorization: puts a token on every request that it
// sends to one origin. The requests themselves stay as they are: no hop is added, so that their
// Host, the case of their headers and their ends reach the server as sent.
// MCP_AUTH_URL: whose origin; MCP_AUTH_TOKEN: the token.
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const origin = new URL(process.env.MCP_AUTH_URL).origin;
const port = new URL(origin).port;
const authorization = `Bearer ${process.env.MCP_AUTH_TOKEN}`;
const isAuthorization = (name) => String(name).toLowerCase() === 'authorization';

const fetched = globalThis.fetch;
globalThis.fetch = (input, init = {}) => {
  const request = input instanceof Request ? input : undefined;
  if (new URL(request?.url ?? input).origin !== origin) {
    return fetched(input, init);
  }
  const headers = new Headers(init.headers ?? request?.headers);
  headers.get('authorization') ?? headers.set('authorization', authorization);
  return fetched(input, { ...init, headers });
};

const requested = http.request;
http.request = (options, ...rest) => {
  const ours = !(options instanceof URL) && String(options?.port) === port;
  const headers = { ...options?.headers };
  if (ours && !Object.keys(headers).some(isAuthorization)) {
    headers.Authorization = authorization;
  }
  return requested(ours ? { ...options, headers } : options, ...rest);
};
syncBuiltinESMExports();

// Programs that bring their own undici share the dispatcher that Node makes at the first fetch.
await fetched('data:,');
const dispatcher = globalThis[Symbol.for('undici.globalDispatcher.1')];
const dispatched = dispatcher.dispatch.bind(dispatcher);
dispatcher.dispatch = (options, handler) => {
  if (new URL(options.origin).origin !== origin) {
    return dispatched(options, handler);
  }
  const given = options.headers ?? [];
  const pairs = Array.isArray(given)
    ? given.flatMap((each, at) => (at % 2 ? [] : [[each, given[at + 1]]]))
    : Object.entries(given);
  const headers = pairs.some(([name]) => isAuthorization(name))
    ? given
    : [...pairs, ['authorization', authorization]].flat();
  return dispatched({ ...options, headers }, handler);
};
