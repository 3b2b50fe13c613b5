// An MCP server of both eras for the official server suite, on the TypeScript SDK v2: it offers what
// the suite's scenarios ask for by name, checks neither Host nor Origin, and knows no authorization.
// PORT: where it listens on loopback.
import { createServer } from 'node:http';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  McpServer, ResourceTemplate, WebStandardStreamableHTTPServerTransport, acceptedContent,
  createMcpHandler, createRequestStateCodec, fromJsonSchema, inputRequired, isLegacyRequest,
} from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { z } from 'zod';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p+FUpQAAAABJRU5ErkJggg==';
const SILENCE = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';

const text = (value) => ({ type: 'text', text: value });
const said = (...content) => ({ content });
const image = { type: 'image', data: PIXEL, mimeType: 'image/png' };
const embedded = (uri, value) => ({ type: 'resource', resource: { uri, mimeType: 'text/plain', text: value } });
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const form = (properties, required = Object.keys(properties)) => ({ type: 'object', properties, required });
const asked = (message, properties) => inputRequired.elicit({ message, requestedSchema: form(properties) });
const askedToSay = (question, maxTokens) =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: text(question) }], maxTokens });
const sealed = createRequestStateCodec({ key: randomBytes(32) });
const NAME = { name: { type: 'string' } };

// --- tools: the suite calls them by these names ---------------------------------------------------

const tools = {
  test_simple_text: () => said(text('This is a simple text response for testing.')),
  test_image_content: () => said(image),
  test_audio_content: () => said({ type: 'audio', data: SILENCE, mimeType: 'audio/wav' }),
  test_embedded_resource: () => said(embedded('test://embedded-resource', 'This is an embedded resource content.')),
  test_multiple_content_types: () =>
    said(text('Multiple content types test:'), image, embedded('test://mixed-content-resource', '{"test":"data","value":123}')),
  test_error_handling: () => ({ ...said(text('This tool intentionally returns an error for testing')), isError: true }),

  async test_tool_with_logging(_, { mcpReq }) {
    for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } });
      await pause(20);
    }
    return said(text('logged'));
  },
  async test_tool_with_progress(_, { mcpReq }) {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
      await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
      await pause(20);
    }
    return said(text(String(progressToken)));
  },
  async test_logging_tool(_, { mcpReq }) {
    await mcpReq.log('info', 'logged during a call');
    return said(text('logged'));
  },
  async test_reconnection(_, { http }) {
    http?.closeSSE?.();
    await pause(100);
    return said(text('Reconnection test completed successfully.'));
  },
  async test_elicitation_sep1034_defaults(_, { mcpReq }) {
    return elicited(mcpReq, form({
      name: { type: 'string', default: 'John Doe' },
      age: { type: 'integer', default: 30 },
      score: { type: 'number', default: 95.5 },
      status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
      verified: { type: 'boolean', default: true },
    }, []));
  },
  async test_elicitation_sep1330_enums(_, { mcpReq }) {
    const options = ['option1', 'option2', 'option3'];
    const titled = ['value1', 'value2', 'value3'].map((value) => ({ const: value, title: `Title of ${value}` }));
    return elicited(mcpReq, form({
      untitledSingle: { type: 'string', enum: options },
      titledSingle: { type: 'string', oneOf: titled },
      legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['Option One', 'Option Two', 'Option Three'] },
      untitledMulti: { type: 'array', items: { type: 'string', enum: options } },
      titledMulti: { type: 'array', items: { anyOf: titled } },
    }, []));
  },

  // 2026-07-28: a server asks by answering that it needs more
  test_streaming_elicitation: (_, context) => namedOrAsked(context),
  test_input_required_result_elicitation: (_, context) => namedOrAsked(context),
  test_input_required_result_sampling: (_, { mcpReq }) =>
    mcpReq.inputResponses?.capital_question
      ? said(text(JSON.stringify(mcpReq.inputResponses.capital_question)))
      : inputRequired({ inputRequests: { capital_question: askedToSay('What is the capital of France?', 100) } }),
  test_input_required_result_list_roots: (_, { mcpReq }) =>
    mcpReq.inputResponses?.client_roots
      ? said(text(JSON.stringify(mcpReq.inputResponses.client_roots)))
      : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } }),
  test_input_required_result_request_state: (_, { mcpReq }) => confirmed(mcpReq),
  test_input_required_result_tampered_state: (_, { mcpReq }) => confirmed(mcpReq),
  async test_input_required_result_multiple_inputs(_, { mcpReq }) {
    const { user_name: user, greeting, client_roots: roots } = mcpReq.inputResponses ?? {};
    return user && greeting && roots
      ? said(text('all there'))
      : inputRequired({
        inputRequests: {
          user_name: asked('What is your name?', NAME),
          greeting: askedToSay('Generate a greeting', 50),
          client_roots: inputRequired.listRoots(),
        },
        requestState: await sealed.mint({ round: 1 }),
      });
  },
  async test_input_required_result_multi_round(_, { mcpReq }) {
    const round = mcpReq.requestState?.()?.round ?? 0;
    if (round === 2 && mcpReq.inputResponses?.step2) {
      return said(text('done'));
    }
    const next = round === 1 && mcpReq.inputResponses?.step1 ? 2 : 1;
    const step = next === 1
      ? { step1: asked('Step 1: What is your name?', NAME) }
      : { step2: asked('Step 2: What is your favorite color?', { color: { type: 'string' } }) };
    return inputRequired({ inputRequests: step, requestState: await sealed.mint({ round: next }) });
  },
  test_input_required_result_capabilities(_, { mcpReq }) {
    const declared = mcpReq._meta?.['io.modelcontextprotocol/clientCapabilities']
      ?? mcpReq.envelope?.['io.modelcontextprotocol/clientCapabilities'] ?? {};
    return inputRequired({
      inputRequests: {
        ...('sampling' in declared && { question: askedToSay('What is the capital of France?', 100) }),
        ...('elicitation' in declared && { user_name: asked('What is your name?', NAME) }),
      },
    });
  },
  test_missing_capability: () => inputRequired({ inputRequests: { question: askedToSay('Anything?', 10) } }),
  test_trigger_tool_change: () => (modern.notify.toolsChanged(), said(text('tools changed'))),
  test_trigger_prompt_change: () => (modern.notify.promptsChanged(), said(text('prompts changed'))),
};

// Sent as part of the call's own stream: the SDK's elicitInput uses the GET stream and loses the
// question where that is not open yet.
async function elicited(mcpReq, requestedSchema) {
  const params = { mode: 'form', message: 'Please fill this in', requestedSchema };
  const { action, content } = await mcpReq.send({ method: 'elicitation/create', params });
  return said(text(`Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`));
}

function namedOrAsked({ mcpReq }) {
  const answer = acceptedContent(mcpReq.inputResponses, 'user_name', z.object({ name: z.string() }));
  return answer
    ? said(text(`Hello, ${answer.name}!`))
    : inputRequired({ inputRequests: { user_name: asked('What is your name?', NAME) } });
}

async function confirmed(mcpReq) {
  return mcpReq.inputResponses?.confirm && mcpReq.requestState?.()
    ? said(text('state-ok'))
    : inputRequired({
      inputRequests: { confirm: asked('Please confirm', { ok: { type: 'boolean' } }) },
      requestState: await sealed.mint({ round: 1 }),
    });
}

// --- prompts and resources ------------------------------------------------------------------------

const prompt = (...content) => ({ messages: content.map((each) => ({ role: 'user', content: each })) });

function offerPrompts(server) {
  server.registerPrompt('test_simple_prompt', { description: 'Without arguments' },
    () => prompt(text('This is a simple prompt for testing.')));
  server.registerPrompt('test_prompt_with_arguments',
    { description: 'With arguments', argsSchema: z.object({ arg1: z.string(), arg2: z.string() }) },
    ({ arg1, arg2 }) => prompt(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)));
  server.registerPrompt('test_prompt_with_embedded_resource',
    { description: 'With a resource', argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) => prompt(embedded(resourceUri, 'Embedded resource content for testing.'), text('Please process it.')));
  server.registerPrompt('test_prompt_with_image', { description: 'With an image' },
    () => prompt(image, text('Please analyze the image above.')));
  server.registerPrompt('test_input_required_result_prompt', { description: 'Asks for its context' },
    ({ mcpReq }) => mcpReq.inputResponses?.user_context
      ? prompt(text('with context'))
      : inputRequired({ inputRequests: { user_context: asked('What context should the prompt use?', { context: { type: 'string' } }) } }));
}

function offerResources(server) {
  const about = { description: 'A resource of the suite', mimeType: 'text/plain' };
  const holding = (value) => (uri) => ({ contents: [{ uri: uri.href, ...value }] });
  server.registerResource('static-text', 'test://static-text', about,
    holding({ mimeType: 'text/plain', text: 'This is the content of the static text resource.' }));
  server.registerResource('static-binary', 'test://static-binary', { ...about, mimeType: 'image/png' },
    holding({ mimeType: 'image/png', blob: PIXEL }));
  server.registerResource('watched', 'test://watched-resource', about,
    holding({ mimeType: 'text/plain', text: 'Watched resource content' }));
  server.registerResource('template', new ResourceTemplate('test://template/{id}/data', { list: undefined }), about,
    (uri, { id }) => holding({ mimeType: 'application/json', text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }) })(uri));
}

// --- the server -----------------------------------------------------------------------------------

function offering() {
  const server = new McpServer({ name: 'conformance-server', version: '1.0.0' }, {
    capabilities: { tools: { listChanged: true }, prompts: { listChanged: true }, resources: { subscribe: true, listChanged: true }, logging: {}, completions: {} },
    requestState: { verify: sealed.verify },
  });
  for (const [name, call] of Object.entries(tools)) {
    server.registerTool(name, { description: `The suite's ${name}`, inputSchema: z.object({}) }, call);
  }
  server.registerTool('test_sampling', { description: 'Asks the model', inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt: question }, { mcpReq }) => {
      const params = { messages: [{ role: 'user', content: text(question) }], maxTokens: 100 };
      const answer = await mcpReq.send({ method: 'sampling/createMessage', params });
      return said(text(`LLM response: ${answer.content.text}`));
    });
  server.registerTool('test_elicitation', { description: 'Asks the user', inputSchema: z.object({ message: z.string() }) },
    ({ message }, { mcpReq }) => elicited(mcpReq, form({ response: { type: 'string', description: message } })));
  server.registerTool('json_schema_2020_12_tool', {
    description: 'Its schema uses JSON Schema 2020-12',
    inputSchema: fromJsonSchema({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      $defs: { address: { $anchor: 'addressDef', type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } } },
      properties: {
        name: { type: 'string' },
        address: { $ref: '#/$defs/address' },
        contactMethod: { type: 'string', enum: ['phone', 'email'] },
        phone: { type: 'string' },
        email: { type: 'string' },
      },
      allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
      if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
      then: { required: ['phone'] },
      else: { required: ['email'] },
      additionalProperties: false,
    }),
  }, () => said(text('called')));
  server.registerTool('test_mirrored_arguments', {
    description: 'Its clients mirror arguments in headers',
    inputSchema: fromJsonSchema({
      type: 'object',
      properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, query: { type: 'string' } },
      required: ['region', 'query'],
    }),
  }, ({ region }) => said(text(`in ${region}`)));
  offerPrompts(server);
  offerResources(server);
  const inner = server.server;
  for (const method of ['resources/subscribe', 'resources/unsubscribe', 'logging/setLevel']) {
    inner.setRequestHandler(method, () => ({}));
  }
  inner.setRequestHandler('completion/complete', () => ({ completion: { values: ['paris'], total: 1, hasMore: false } }));
  return server;
}

const modern = createMcpHandler(offering, { legacy: 'reject' });

// --- older revisions: sessions, a GET stream, events that can be asked for again ------------------

const sessions = new Map();

function events() {
  const all = [];
  return {
    async storeEvent(stream, message) {
      all.push({ id: `${stream}_${all.length}`, stream, message });
      return all.at(-1).id;
    },
    async replayEventsAfter(last, { send }) {
      const at = all.findIndex(({ id }) => id === last);
      const { stream } = all[at];
      for (const event of all.slice(at + 1).filter((each) => each.stream === stream && Object.keys(each.message).length)) {
        await send(event.id, event.message);
      }
      return stream;
    },
  };
}

const refused = (status, code, message) => Response.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status });

async function legacy(request) {
  const named = request.headers.get('mcp-session-id');
  if (named) {
    const session = sessions.get(named);
    return session ? session.handleRequest(request) : refused(404, -32001, 'Session not found');
  }
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    eventStore: events(),
    retryInterval: 500,
    onsessioninitialized: (id) => { sessions.set(id, transport); },
    onsessionclosed: (id) => { sessions.delete(id); },
  });
  await offering().connect(transport);
  return transport.handleRequest(request);
}

const either = { fetch: async (request) => (await isLegacyRequest(request)) ? legacy(request) : modern.fetch(request) };
const answer = toNodeHandler(either);

createServer((request, response) => request.url.split('?')[0] === '/mcp'
  ? answer(request, response)
  : response.writeHead(404).end()).listen(Number(process.env.PORT), '127.0.0.1');
