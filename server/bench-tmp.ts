import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { launchPostgres } from '/work/main/server/platform/embedded-postgres/launch.ts'
import { openDatabase } from '/work/main/server/platform/db/database.ts'
import { migrate } from '/work/main/server/platform/db/migrate.ts'
import { createShell } from '/work/main/server/platform/shell.ts'
import { randomIds } from '/work/main/server/platform/ids.ts'
import { systemClock } from '/work/main/server/platform/clock.ts'
import { createLog } from '/work/main/server/platform/log.ts'
import { subscribe } from '/work/main/server/platform/outbox.ts'
import { readSettings } from '/work/main/server/platform/settings.ts'
import { sql } from '/work/main/server/platform/db/sql.ts'
import { receive } from '/work/main/server/modules/message/index.ts'
import { registerUnit } from '/work/main/server/modules/organisation/index.ts'
import { registerCitizen, recordKnownTo } from '/work/main/server/modules/citizen/index.ts'
import * as L from '/work/main/server/modules/message/letters-for-tests.ts'
import { printAnswer } from '/work/main/server/modules/message/use-cases/print-answer.ts'
const folder = await mkdtemp('/tmp/bench-'); await chmod(folder, 0o755)
const server = await launchPostgres({ dataDir: folder + '/db', isThrowaway: process.env.SAFE !== '1' } as any)
const conn = { host: server.host, port: server.port, user: server.user, database: 'postgres' }
const owner = openDatabase({ ...conn, poolSize: 2 })
await migrate(owner)
const C = Number(process.env.C ?? 16)
const db = openDatabase({ ...conn, poolSize: C, role: 'sammenhaeng_program' })
const shell = createShell({ db, clock: systemClock, ids: randomIds, log: createLog('error'), settings: readSettings({ DATA_DIR: folder }), subscriptions: subscribe([{ name: 'x.y', on: ['hospital-notification-received'], handle: async () => {} }]) })
const since = '2020-01-01' as any
const must = (r: any) => { if (!r.ok) throw new Error(JSON.stringify(r)); return r.value }
const h = must(await registerUnit(shell, { validFrom: since, kind: 'hospital', name: 'S' })).id
must(await registerUnit(shell, { validFrom: since, kind: 'department', parentId: h, ...L.hospitalMailbox }))
must(await registerUnit(shell, { validFrom: since, kind: 'ward', parentId: h, ...L.wardUnit }))
const m = must(await registerUnit(shell, { validFrom: since, kind: 'municipality', name: 'K', municipalityCode: '0580' })).id
must(await registerUnit(shell, { validFrom: since, kind: 'team', parentId: m, room: 'elder-care', ...L.municipalMailbox }))
const cid = must(await registerCitizen(shell, { number: L.knownCitizen, name: 'B' }))
await recordKnownTo(shell, { citizenId: cid, municipalityCode: '0580', sourceId: randomIds.next(), from: since })
await owner.execute(sql`create table public.ceiling (id uuid primary key, at timestamptz, body jsonb)`)
await owner.execute(sql`grant all on public.ceiling to sammenhaeng_program`)
async function run(name: string, n: number, work: (i: number) => Promise<unknown>) {
  let i = 0; const t = performance.now()
  await Promise.all(Array.from({ length: C }, async () => { while (i < n) { const k = i++; await work(k) } }))
  const s = (performance.now() - t) / 1000; console.log(name, Math.round(n / s), '/s'); return n / s
}
const body = JSON.stringify({ a: 'x'.repeat(200) })
const now = new Date().toISOString()
const ceil = (n: number) => run('ceiling', n, () => db.execute(sql`insert into public.ceiling (id, at, body) values (${randomIds.next()}, ${now}, ${body})`))
const N = Number(process.env.N ?? 6000)
const letters = Array.from({ length: N * 3 }, () => L.letter())
console.log('bytes', letters[0]!.length)
await ceil(3000)
for (let round = 0; round < 3; round++) {
  const c = await ceil(N)
  const r = await run('receive', N, async (k) => { const x = await receive(shell, { bytes: letters[round * N + k]!, contentType: '', channel: 'http' }); printAnswer(shell, x, undefined); if (x.kind !== 'answered' || x.acknowledgement.code !== 'ok') throw new Error(JSON.stringify(x)) })
  console.log('ratio', (r / c).toFixed(2))
}
await db.close(); await owner.close(); await server.stop(); await rm(folder, { recursive: true, force: true })
