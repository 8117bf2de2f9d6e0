// A certified authorization server (oidc-provider, npm) that encrypts ID tokens for the key of its client, whose
// public JSON Web Key is in KEY. Prints its port. `/browse?url=…` is the browser of a user who consents to
// everything, and returns the callback.
import { generateKeyPairSync } from 'node:crypto'
import http from 'node:http'
import Provider from 'oidc-provider'

const key = JSON.parse(process.env.KEY)
const redirect_uri = 'https://app.example/callback'
const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

const server = http.createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${server.address().port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'sealed',
      client_secret: 'a-secret',
      redirect_uris: [redirect_uri],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      id_token_encrypted_response_alg: key.alg,
      id_token_encrypted_response_enc: process.env.ENC,
      jwks: { keys: [key] },
    },
  ],
  jwks: { keys: [{ ...signing, kid: 'e1', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['a key for tests'] },
  enabledJWA: {
    idTokenSigningAlgValues: ['ES256'],
    idTokenEncryptionAlgValues: ['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'],
    idTokenEncryptionEncValues: ['A128CBC-HS256', 'A256CBC-HS512', 'A128GCM', 'A256GCM'],
  },
  features: { devInteractions: { enabled: false }, encryption: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: { url: (_, interaction) => `/consent/${interaction.uid}` },
  issueRefreshToken: () => true,
})

async function consent(request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response)
  const accountId = session?.accountId ?? 'ada'
  const grant = (grantId && (await provider.Grant.find(grantId))) || new provider.Grant({ accountId, clientId: params.client_id })
  grant.addOIDCScope(params.scope)
  const result = prompt.name === 'login'
    ? { login: { accountId } }
    : { consent: { grantId: await grant.save() } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
}

async function browse(start) {
  const cookies = new Map()
  let url = start
  while (url.startsWith(issuer)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const text of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(text)
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (!location) throw new Error(`${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
  }
  return url
}

const serve = provider.callback()
server.on('request', (request, response) => {
  const fail = (error) => {
    response.writeHead(500)
    response.end(String(error))
  }
  const { pathname, searchParams } = new URL(request.url, issuer)
  if (pathname.startsWith('/consent/')) consent(request, response).catch(fail)
  else if (pathname === '/browse') browse(searchParams.get('url')).then((url) => response.end(url), fail)
  else serve(request, response)
})
console.log(server.address().port)
