// Every flow of openid-client (npm) against the emulator, whose issuer is in ISSUER. Prints a line for
// each flow that passed, and ends with an error at the first that fails.
import assert from 'node:assert/strict'
import * as client from 'openid-client'

const issuer = new URL(process.env.ISSUER)
const redirect_uri = 'https://app.example/cb'
const options = { execute: [client.allowInsecureRequests] }
const scope = 'openid email orders'
const passed = (flow) => console.log(`passed ${flow}`)

async function register(metadata, auth, more = {}) {
  const usual = {
    redirect_uris: [redirect_uri],
    post_logout_redirect_uris: ['https://app.example/bye'],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  }
  return client.dynamicClientRegistration(issuer, { ...usual, ...metadata }, auth, { ...options, ...more })
}

// The user's browser: the emulator consents at once.
async function browse(url) {
  const answer = await fetch(url, { redirect: 'manual' })
  assert.equal(answer.status, 302, await answer.text())
  return new URL(answer.headers.get('location'))
}

async function begin(config, { push = false, DPoP } = {}) {
  const code_verifier = client.randomPKCECodeVerifier()
  const parameters = {
    redirect_uri,
    scope,
    state: client.randomState(),
    nonce: client.randomNonce(),
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
    code_challenge_method: 'S256',
  }
  const url = push
    ? await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP })
    : client.buildAuthorizationUrl(config, parameters)
  const checks = { pkceCodeVerifier: code_verifier, expectedState: parameters.state, expectedNonce: parameters.nonce }
  return { url, checks }
}

async function logIn(config, how = {}) {
  const { url, checks } = await begin(config, how)
  const callback = await browse(url)
  return client.authorizationCodeGrant(config, callback, { ...checks, idTokenExpected: true }, undefined, { DPoP: how.DPoP })
}

const refused = (promise, code) => assert.rejects(promise, (error) => {
  // A 401 has a challenge (RFC 9110 §15.5.2), which the client reports in place of the body.
  const challenged = error.code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' && code === 'invalid_client'
  if (!challenged) assert.equal(error.error, code, String(error))
  return true
})

for (const algorithm of ['oidc', 'oauth2']) {
  const config = await client.discovery(issuer, 'licit-client', undefined, client.None(), { ...options, algorithm })
  assert.equal(config.serverMetadata().issuer + (algorithm === 'oidc' ? '' : ''), issuer.href.replace(/\/$/, ''))
  passed(`discovery (${algorithm})`)
}

for (const [method, auth] of [
  ['client_secret_basic', client.ClientSecretBasic],
  ['client_secret_post', client.ClientSecretPost],
  ['client_secret_jwt', client.ClientSecretJwt],
]) {
  const registered = await register({ token_endpoint_auth_method: method })
  const { client_id, client_secret } = registered.clientMetadata()
  const config = await client.discovery(issuer, client_id, undefined, auth(client_secret), options)
  const tokens = await logIn(config)
  assert.equal(tokens.claims().sub, 'ada')
  passed(`code and PKCE, ${method}`)
  const wrong = await client.discovery(issuer, client_id, undefined, auth('wrong'), options)
  await refused(client.clientCredentialsGrant(wrong, { scope: 'orders' }), 'invalid_client')
}

// Encrypted ID tokens: the client decrypts what the emulator encrypted for its key.
const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
for (const [alg, enc, kind, usages] of [
  ['ECDH-ES', 'A256GCM', { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']],
  ['ECDH-ES+A256KW', 'A128CBC-HS256', { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']],
  ['RSA-OAEP-256', 'A256CBC-HS512', { name: 'RSA-OAEP', hash: 'SHA-256', ...rsa }, ['encrypt', 'decrypt']],
]) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(kind, true, usages)
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', publicKey)
  const key = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e, alg, use: 'enc', kid: 'enc' }))
  const registered = await register({
    token_endpoint_auth_method: 'client_secret_basic',
    jwks: { keys: [key] },
    id_token_encrypted_response_alg: alg,
    id_token_encrypted_response_enc: enc,
  })
  const { client_id, client_secret } = registered.clientMetadata()
  const auth = client.ClientSecretBasic(client_secret)
  const config = await client.discovery(issuer, client_id, undefined, auth, options)
  client.enableDecryptingResponses(config, [enc], { key: privateKey, alg, kid: 'enc' })
  const tokens = await logIn(config)
  assert.equal(tokens.id_token.split('.').length, 5)
  assert.equal(tokens.claims().sub, 'ada')
  passed(`encrypted ID token, ${alg}`)
}

for (const alg of ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA']) {
  const { publicKey, privateKey } = await client.randomDPoPKeyPair(alg, { extractable: true })
  const key = { ...(await crypto.subtle.exportKey('jwk', publicKey)), alg, use: 'sig', kid: alg }
  const named = (header) => { header.alg = alg }
  const auth = client.PrivateKeyJwt({ key: privateKey, kid: alg }, { [client.modifyAssertion]: named })
  const registered = await register({ token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [key] } }, auth)
  const { client_id } = registered.clientMetadata()
  const config = await client.discovery(issuer, client_id, undefined, auth, options)
  await client.clientCredentialsGrant(config, { scope: 'orders' })
  passed(`private_key_jwt, ${alg}`)
  if (alg === 'PS256') {
    await logIn(config, { push: true })
    passed('pushed request, private_key_jwt')
  }
}

const registered = await register({
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
}, client.None())
const config = await client.discovery(issuer, registered.clientMetadata().client_id, undefined, client.None(), options)
const tokens = await logIn(config)
passed('code and PKCE, public client')

const user = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
assert.equal(user.sub, 'ada')
passed('UserInfo')

const orders = new URL('/api.foreign.example/orders', issuer)
const answer = await client.fetchProtectedResource(config, tokens.access_token, orders, 'GET')
assert.equal(answer.status, 200)
passed('call of the API')

{
  const { url, checks } = await begin(config)
  url.searchParams.delete('code_challenge')
  url.searchParams.delete('code_challenge_method')
  const callback = await browse(url)
  await refused(client.authorizationCodeGrant(config, callback, checks), 'invalid_request')
  const other = await begin(config)
  const checked = { ...other.checks, pkceCodeVerifier: client.randomPKCECodeVerifier() }
  await refused(client.authorizationCodeGrant(config, await browse(other.url), checked), 'invalid_grant')
  const elsewhere = await begin(config)
  elsewhere.url.searchParams.set('redirect_uri', 'https://evil.example/cb')
  const page = await fetch(elsewhere.url, { redirect: 'manual' })
  assert.equal(page.status, 400)
  assert.equal(page.headers.get('location'), null)
  passed('refusals: no PKCE, another verifier, another redirect URI')
}

const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token)
assert.notEqual(refreshed.refresh_token, tokens.refresh_token)
await refused(client.refreshTokenGrant(config, tokens.refresh_token), 'invalid_grant')
await refused(client.refreshTokenGrant(config, refreshed.refresh_token), 'invalid_grant')
passed('rotation, and the end of the grant after a reuse')

{
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
  const tokens = await logIn(config, { push: true, DPoP })
  assert.equal(tokens.token_type, 'dpop')
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP })
  const answer = await client.fetchProtectedResource(config, refreshed.access_token, orders, 'GET', null, undefined, { DPoP })
  assert.equal(answer.status, 200)
  const user = await client.fetchUserInfo(config, refreshed.access_token, 'ada', { DPoP })
  assert.equal(user.sub, 'ada')
  const thief = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'))
  await refused(client.refreshTokenGrant(config, refreshed.refresh_token, undefined, { DPoP: thief }), 'invalid_grant')
  passed('DPoP: pushed, exchanged, refreshed, called')
}

{
  const device = await client.initiateDeviceAuthorization(config, { scope })
  const form = new URLSearchParams({ user_code: device.user_code, decision: 'allow' })
  const page = await fetch(device.verification_uri, { method: 'POST', body: form })
  assert.equal(page.status, 200)
  const tokens = await client.pollDeviceAuthorizationGrant(config, device)
  assert.equal(tokens.claims().sub, 'ada')
  passed('device code')
}

{
  const tokens = await logIn(config)
  const about = await client.tokenIntrospection(config, tokens.access_token)
  assert.equal(about.active, true)
  await client.tokenRevocation(config, tokens.refresh_token)
  assert.equal((await client.tokenIntrospection(config, tokens.access_token)).active, false)
  passed('introspection and revocation')
  const parameters = { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://app.example/bye', state: 's' }
  const bye = await browse(client.buildEndSessionUrl(config, parameters))
  assert.equal(bye.href, 'https://app.example/bye?state=s')
  passed('logout')
}
