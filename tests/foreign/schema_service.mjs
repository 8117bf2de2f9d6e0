// What an editor makes of the format's JSON Schema, by the language service of Visual Studio Code (npm
// vscode-json-languageservice). ROOT is the repository. Prints a line for each expectation that holds.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import languageService from 'vscode-json-languageservice'

const { getLanguageService, TextDocument } = languageService

const root = process.env.ROOT
const schema = JSON.parse(readFileSync(join(root, 'specs/provider.schema.json'), 'utf8'))
const service = getLanguageService({})
service.configure({ schemas: [{ uri: 'licit:schema', fileMatch: ['*.json'], schema }] })
const passed = (what) => console.log(`passed ${what}`)

const open = (text) => {
  const document = TextDocument.create('file:///spec.json', 'json', 1, text)
  return { document, json: service.parseJSONDocument(document) }
}
const problems = async (text) => {
  const { document, json } = open(text)
  const all = await service.doValidation(document, json, undefined, schema)
  return all.map(({ message, range }) => `${range.start.line + 1}: ${message}`)
}

// Whatever `check` accepts, the schema accepts.
const folders = ['specs', 'docs/examples', 'tests/specs/providers', 'tests/specs/protocols', 'tests/specs/webhooks', 'catalog/specs']
const files = folders.flatMap((folder) => readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
  .map((name) => join(root, folder, name)))
  .filter((file) => JSON.parse(readFileSync(file, 'utf8')).name)
assert.ok(files.length > 300, `${files.length} specs`)
for (const file of [...files, join(root, 'tests/specs/quirks.json')]) {
  assert.deepEqual(await problems(readFileSync(file, 'utf8')), [], file)
}
passed('good specs have no problems')

const good = readFileSync(join(root, 'tests/specs/minimal.json'), 'utf8')
for (const [what, change] of [
  ['a misspelt key', (spec) => { spec.tokn_endpoint = spec.token_endpoint }],
  ['a wrong type', (spec) => { spec.scopes = [] }],
  ['an unknown choice', (spec) => { spec.token_endpoint_auth_methods = ['basic'] }],
  ['a missing key', (spec) => { delete spec.name }],
  ['a misspelt grant', (spec) => { spec.grants = { authorisation_code: {} } }],
]) {
  const spec = JSON.parse(good)
  change(spec)
  assert.notDeepEqual(await problems(JSON.stringify(spec)), [], what)
}
passed('wrong specs have problems')

// A wrong name that `check` refuses is refused here, too, wherever the list of names is closed.
for (const [where, change] of [
  ['rename of the authorization request', (spec) => { spec.grants.authorization_code.rename = { redirect_url: 'x' } }],
  ['omit of the authorization request', (spec) => { spec.grants.authorization_code.omit = ['scopes'] }],
  ['rename of token requests', (spec) => { spec.token_request = { rename: { clientid: 'x' } } }],
  ['omit of a grant', (spec) => { spec.grants.authorization_code.token_request = { omit: ['grant-type'] } }],
  ['rename of token replies', (spec) => { spec.token_reply = { rename: { token: 'x' } } }],
  ['omit of revocation', (spec) => { spec.revocation = { omit: ['tokens'] } }],
  ['a key of a parameter', (spec) => { spec.grants.authorization_code.parameters = { prompt: { valeu: 'x' } } }],
]) {
  const spec = JSON.parse(good)
  spec.grants = { authorization_code: {} }
  assert.deepEqual(await problems(JSON.stringify(spec)), [], where)
  change(spec)
  assert.notDeepEqual(await problems(JSON.stringify(spec)), [], where)
}
passed('misspelt names have problems')

// `|` is the cursor.
async function complete(text, service_ = service) {
  const offset = text.indexOf('|')
  const { document, json } = open(text.replace('|', ''))
  const { items } = await service_.doComplete(document, document.positionAt(offset), json)
  return items
}
for (const [what, text, expected] of [
  ['keys of a spec', '{ | }', ['name', 'token_endpoint', 'grants', 'operations', 'models']],
  ['grants', '{ "grants": { | } }', ['authorization_code', 'client_credentials', 'device_code', 'refresh_token']],
  ['keys of a grant', '{ "grants": { "authorization_code": { | } } }', ['code_challenge_methods', 'state', 'callback']],
  ['keys of an operation', '{ "operations": { "list": { | } } }', ['call', 'scopes', 'query', 'returns', 'pages']],
  ['keys of a parameter', '{ "operations": { "list": { "call": "GET /", "query": { "page": { | } } } } }', ['type', 'optional', 'default']],
  ['choices', '{ "token_endpoint_auth_methods": [ | ] }', ['"client_secret_basic"', '"private_key_jwt"']],
]) {
  const items = await complete(text)
  const labels = items.map((item) => item.label)
  for (const label of expected) assert.ok(labels.includes(label), `${label} is not among ${labels}`)
  // Each key says what it is for.
  const silent = items.filter((item) => !item.documentation && !item.label.startsWith('"')).map((item) => item.label)
  assert.deepEqual(silent, [], `without documentation: ${silent}`)
  passed(`completes ${what}`)
}

// What a spec declares is offered where it is used, by the schema for this spec.
const own = getLanguageService({})
const declared = JSON.parse(readFileSync(process.env.SCHEMA_FOR_SPEC, 'utf8'))
own.configure({ schemas: [{ uri: 'licit:own', fileMatch: ['*.json'], schema: declared }] })
const text = readFileSync(process.env.SPEC, 'utf8')
{
  const { document, json } = open(text)
  const all = await own.doValidation(document, json, undefined, declared)
  assert.deepEqual(all, [], 'the spec fits its own schema')
}
for (const [what, text, expected] of [
  ['scopes of an operation', '{ "operations": { "list": { "scopes": | } } }', ['"orders:read"']],
  ['scopes of a list', '{ "default_scopes": [ | ] }', ['"orders:read"']],
  ['types of replies', '{ "operations": { "list": { "returns": | } } }', ['"string"', '"Order"', '"[Order]"']],
  ['types of properties', '{ "models": { "Basket": { "order": | } } }', ['"decimal"', '"Order"']],
  ['types in the long form', '{ "models": { "Basket": { "order": { "type": | } } } }', ['"datetime"', '"Order"']],
  ['types of bodies', '{ "operations": { "add": { "body": | } } }', ['"Order"']],
  ['parameters of paths', '{ "operations": { "get": { "call": "GET /orders/{id}", "path": { | } } } }', ['id']],
  ['parameters of logins', '{ "grants": { "authorization_code": { "parameters": { | } } } }', ['prompt', 'login_hint']],
  ['standard parameters', '{ "token_request": { "rename": { | } } }', ['client_id', 'code_verifier']],
  ['members of replies', '{ "token_reply": { "omit": [ | ] } }', ['"expires_in"', '"scope"']],
  ['clients', '{ "grants": { "authorization_code": { "client": | } } }', ['"web"']],
  ['variables', '{ "token_reply": { "captures": { "shop": | } } }', ['"shop"']],
  ['page styles', '{ "operations": { "list": { "pages": | } } }', ['"link"', '"numbered"']],
  ['errors', '{ "operations": { "list": { "errors": [ | ] } } }', ['"NotFound"']],
  ['security schemes', '{ "operations": { "list": { "security": [ { | } ] } } }', ['key', 'token']],
]) {
  const labels = (await complete(text, own)).map((item) => item.label)
  for (const label of expected) assert.ok(labels.includes(label), `${what}: ${label} is not among ${labels}`)
  passed(`completes ${what}`)
}
