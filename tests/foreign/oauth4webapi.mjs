// Every flow of oauth4webapi (npm) against the emulator, whose issuer is in ISSUER. Prints a line for
// each flow that passed, and ends with an error at the first that fails.
import assert from 'node:assert/strict'
import * as oauth from 'oauth4webapi'

const issuer = new URL(process.env.ISSUER)
const redirect_uri = 'http://127.0.0.1:4711/cb'
const loopback = { [oauth.allowInsecureRequests]: true }
const scope = 'openid email orders'
const passed = (flow) => console.log(`passed ${flow}`)

let as
for (const algorithm of ['oidc', 'oauth2']) {
  const answer = await oauth.discoveryRequest(issuer, { algorithm, ...loopback })
  as = await oauth.processDiscoveryResponse(issuer, answer)
  passed(`discovery (${algorithm})`)
}
const answer = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...loopback })
as = await oauth.processDiscoveryResponse(issuer, answer)

async function register(metadata) {
  const usual = {
    redirect_uris: [redirect_uri],
    grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  }
  const answer = await oauth.dynamicClientRegistrationRequest(as, { ...usual, ...metadata }, loopback)
  return oauth.processDynamicClientRegistrationResponse(answer)
}

async function begin(client, more = {}) {
  const verifier = oauth.generateRandomCodeVerifier()
  const parameters = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri,
    response_type: 'code',
    scope,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  })
  return { verifier, parameters }
}

async function browse(parameters) {
  const url = new URL(as.authorization_endpoint)
  url.search = parameters
  const answer = await fetch(url, { redirect: 'manual' })
  assert.equal(answer.status, 302, await answer.text())
  return new URL(answer.headers.get('location'))
}

async function finish(client, auth, { verifier, parameters }, callback, more = {}) {
  const checked = oauth.validateAuthResponse(as, client, callback, parameters.get('state'))
  const answer = await oauth.authorizationCodeGrantRequest(as, client, auth, checked, redirect_uri, verifier, { ...loopback, ...more })
  const expected = { expectedNonce: parameters.get('nonce'), requireIdToken: true }
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, expected)
  // The signature of an ID token is checked apart from its claims.
  await oauth.validateApplicationLevelSignature(as, answer, loopback)
  return tokens
}

for (const [method, authOf] of [
  ['none', () => oauth.None()],
  ['client_secret_basic', (client) => oauth.ClientSecretBasic(client.client_secret)],
  ['client_secret_post', (client) => oauth.ClientSecretPost(client.client_secret)],
]) {
  const client = await register({ token_endpoint_auth_method: method })
  const auth = authOf(client)
  const asked = await begin(client)
  const tokens = await finish(client, auth, asked, await browse(asked.parameters))
  assert.equal(oauth.getValidatedIdTokenClaims(tokens).sub, 'ada')
  passed(`code and PKCE, ${method}`)
  if (method !== 'client_secret_basic') continue
  const refresh = () => oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token, loopback)
  const refreshed = await oauth.processRefreshTokenResponse(as, client, await refresh())
  assert.notEqual(refreshed.refresh_token, tokens.refresh_token)
  await assert.rejects(
    refresh().then((answer) => oauth.processRefreshTokenResponse(as, client, answer)),
    (error) => error.error === 'invalid_grant',
  )
  passed('rotation')
}

const client = await register({ token_endpoint_auth_method: 'none' })
const auth = oauth.None()
const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
const asked = await begin(client)
const pushed = await oauth.processPushedAuthorizationResponse(as, client,
  await oauth.pushedAuthorizationRequest(as, client, auth, asked.parameters, { DPoP, ...loopback }))
const reference = new URLSearchParams({ client_id: client.client_id, request_uri: pushed.request_uri })
const tokens = await finish(client, auth, asked, await browse(reference), { DPoP })
assert.equal(tokens.token_type, 'dpop')
const orders = new URL('/api.foreign.example/orders', issuer)
const called = await oauth.protectedResourceRequest(tokens.access_token, 'GET', orders, undefined, null, { DPoP, ...loopback })
assert.equal(called.status, 200)
const user = await oauth.userInfoRequest(as, client, tokens.access_token, { DPoP, ...loopback })
assert.equal((await oauth.processUserInfoResponse(as, client, 'ada', user)).sub, 'ada')
passed('pushed request and DPoP')

const device = await oauth.processDeviceAuthorizationResponse(as, client,
  await oauth.deviceAuthorizationRequest(as, client, auth, { scope }, loopback))
const form = new URLSearchParams({ user_code: device.user_code, decision: 'allow' })
assert.equal((await fetch(device.verification_uri, { method: 'POST', body: form })).status, 200)
const polled = await oauth.processDeviceCodeResponse(as, client,
  await oauth.deviceCodeGrantRequest(as, client, auth, device.device_code, loopback))
assert.ok(polled.access_token)
passed('device code')

await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, auth, polled.access_token, loopback))
const about = await oauth.processIntrospectionResponse(as, client,
  await oauth.introspectionRequest(as, client, auth, polled.access_token, loopback))
assert.equal(about.active, false)
passed('revocation and introspection')
