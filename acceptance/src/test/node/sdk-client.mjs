// The client of the TypeScript SDK as a program: reads JSON-RPC requests, one a line, and writes
// their answers. The first one is answered after login.
// Arguments: v1 or v2, the server's address, and a client id if it was registered beforehand.
// BROWSER: the program that shows a user an address; without it nobody can log in.
// MEMORY: a file that keeps from one start to the next what the SDK wants kept.
// GIVEN: a token to use, instead of any login.
// GRANTS: the grant types to register for; without it also that of refresh tokens.
import { createInterface } from 'node:readline';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';

const [generation, address, clientId] = process.argv.slice(2);
const sdk = generation === 'v1'
  ? {
    ...(await import('@modelcontextprotocol/sdk/client/index.js')),
    ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js')),
    ...(await import('@modelcontextprotocol/sdk/client/auth.js')),
  }
  : await import('@modelcontextprotocol/client');

// --- the user's side: a callback listener, a browser, a memory ------------------------------------

let arrived;
const listener = createServer((request, response) => {
  response.end('done');
  arrived?.(new URL(request.url, 'http://localhost').searchParams);
}).listen(0, '127.0.0.1');
await once(listener, 'listening');
listener.unref();
const redirectUrl = `http://127.0.0.1:${listener.address().port}/callback`;

const file = process.env.MEMORY;
const memory = file && existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { client: clientId && { client_id: clientId } };
const kept = (what) => {
  Object.assign(memory, what);
  file && writeFileSync(file, JSON.stringify(memory), { mode: 0o600 });
};

let answer;
const provider = {
  redirectUrl,
  clientMetadata: {
    client_name: `TypeScript SDK ${generation}`,
    redirect_uris: [redirectUrl],
    grant_types: process.env.GRANTS?.split(',') ?? ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  },
  clientInformation: () => memory.client,
  ...(!clientId && { saveClientInformation: (client) => kept({ client }) }),
  tokens: () => memory.tokens,
  saveTokens: (tokens) => kept({ tokens }),
  saveCodeVerifier: (verifier) => { memory.verifier = verifier; },
  codeVerifier: () => memory.verifier,
  saveDiscoveryState: (discovery) => kept({ discovery }),
  discoveryState: () => memory.discovery,
  state: () => (memory.state = crypto.randomUUID()),
  redirectToAuthorization(url) {
    if (!process.env.BROWSER) {
      return;
    }
    answer = new Promise((resolve) => { arrived = resolve; });
    spawn(process.env.BROWSER, [url.href], { stdio: ['ignore', 'ignore', 'inherit'] });
  },
};

// --- the client -----------------------------------------------------------------------------------

let client;
const credential = process.env.GIVEN
  ? { requestInit: { headers: { authorization: `Bearer ${process.env.GIVEN}` } } }
  : { authProvider: provider };

async function connected() {
  for (let attempt = 0; attempt < 3; attempt++) {
    const transport = new sdk.StreamableHTTPClientTransport(new URL(address), credential);
    client = new sdk.Client({ name: 'sdk-client', version: '1.0.0' }, generation === 'v2' ? { versionNegotiation: { mode: 'auto' } } : {});
    try {
      await client.connect(transport);
      return;
    } catch (error) {
      await allowed(error, transport);
    }
  }
  throw new Error('not let in after three logins');
}

async function allowed(error, transport) {
  if (!(error instanceof sdk.UnauthorizedError) || !answer) {
    throw error;
  }
  const parameters = await answer;
  if (parameters.get('state') !== memory.state) {
    throw new Error('an answer to another request');
  }
  await transport.finishAuth(generation === 'v1' ? parameters.get('code') : parameters);
}

const asked = (method, params) => ({
  initialize: async () => (await connected(), { serverInfo: client.getServerVersion() }),
  'tools/list': () => client.listTools(),
  'tools/call': () => client.callTool(params),
})[method]();

/** More may be asked of the user than was at first. */
async function stepping(method, params) {
  try {
    return await asked(method, params);
  } catch (error) {
    const transport = client.transport;
    await allowed(error, transport);
    await connected();
    return asked(method, params);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) {
    continue;
  }
  try {
    console.log(JSON.stringify({ jsonrpc: '2.0', id, result: await stepping(method, params) }));
  } catch (error) {
    console.error(error);
    console.log(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32000, message: String(error.message) } }));
  }
}
await client?.close();
process.exit(0);
