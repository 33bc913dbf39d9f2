import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

/** `client new-key`: what the system itself would do first. */
export async function newKey({ output }: CommandContext, folder: string): Promise<number> {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  const shown = await exportJWK(publicKey)
  const marks = { kid: await calculateJwkThumbprint(shown), alg: 'ES384', use: 'sig' }
  const files = { private: join(folder, 'private-key.json'), public: join(folder, 'public-keys.json') }
  await mkdir(folder, { recursive: true })
  const secret = JSON.stringify({ ...(await exportJWK(privateKey)), ...marks }, null, 2)
  // Never over one that is there: a key that is gone cannot be had again.
  await writeFile(files.private, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  await writeFile(files.public, `${JSON.stringify({ keys: [{ ...shown, ...marks }] }, null, 2)}\n`)
  output.say(`${files.private}  stays with the system; nobody else may read it`)
  output.say(`${files.public}   is what it is registered with`)
  output.data(files)
  return exitCode.done
}

/** `client token`: what the system itself would do every few minutes. */
export async function token(
  { settings, output }: CommandContext,
  id: string,
  options: { readonly key: string; readonly scopes?: string[]; readonly to?: string },
): Promise<number> {
  const key = JSON.parse(await readFile(options.key, 'utf8')) as JWK
  const address = `${(options.to ?? settings.PUBLIC_URL).replace(/\/$/, '')}/oauth/token`
  const alg = key.alg ?? 'ES384'
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg, typ: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(address)
    .setExpirationTime('4m')
    .sign(await importJWK(key, alg))
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...(options.scopes === undefined ? {} : { scope: options.scopes.join(' ') }),
    }),
  })
  const answer = (await response.json()) as Record<string, string>
  output.data(answer)
  if (!response.ok) {
    output.complain(`Refused: ${answer.error}: ${answer.error_description}`)
    return exitCode.found
  }
  output.say(answer.access_token ?? '')
  return exitCode.done
}
