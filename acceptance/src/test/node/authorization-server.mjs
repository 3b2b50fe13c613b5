// An authorization server that does all that MCP clients may ask for, on the npm package
// oidc-provider: registration, client metadata documents, `resource`, refresh tokens, `iss` in the
// answer. Its login page takes any password.
// PORT: where it listens on loopback; RESOURCES: the known resources, comma-separated;
// ACCESS_TOKEN_SECONDS: how long access tokens live.
import { Provider, errors } from 'oidc-provider';

const port = Number(process.env.PORT);
const resources = process.env.RESOURCES.split(',');
const issuer = `http://localhost:${port}`;
const scopes = 'mcp mcp:tools mcp:admin';

const provider = new Provider(issuer, {
  clients: [{
    // for a program that is told its client id beforehand
    client_id: 'mcp-client',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
  }],
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
  // A scope that a registration names would be all that its client may ever ask for: programs name
  // those that they know by then, which leaves no room for a step-up.
  extraClientMetadata: { properties: ['scope'], validator: (_, key, value, metadata) => { delete metadata.scope; } },
  cookies: { keys: ['of no use after the test'] },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  scopes: ['openid', 'offline_access', ...scopes.split(' ')],
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  pkce: { required: () => true },
  features: {
    registration: { enabled: true },
    devInteractions: { enabled: true },
    revocation: { enabled: true },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo(_, resource) {
        if (!resources.includes(resource)) {
          throw new errors.InvalidTarget();
        }
        return {
          scope: scopes,
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: Number(process.env.ACCESS_TOKEN_SECONDS ?? 300),
        };
      },
    },
  },
  ttl: { Session: 600, Grant: 600, Interaction: 600, IdToken: 600, RefreshToken: 600 },
});

const told = ({ method, path, status, body = {} }) => console.log(JSON.stringify({
  method,
  path,
  status,
  grant_type: body.grant_type,
  resource: body.resource,
  scope: body.scope,
  code_challenge_method: body.code_challenge_method,
}));
// What was asked, without codes and tokens: tests read it.
provider.use(async (context, next) => {
  await next();
  told({
    method: context.method,
    path: context.path,
    status: context.status,
    body: { ...context.query, ...(context.oidc?.body ?? {}) },
  });
});
provider.listen(port, '127.0.0.1');
