import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printSchema } from '../../server/platform/db/print-schema.ts'
import { withMigratedDatabase } from '../../server/platform/db/with-migrated-database.ts'

// Writes down what the migrations make. Review the diff line by line: it is what an upgrade does to a running hospital.
await writeFile(join(import.meta.dirname, 'schema.sql'), await withMigratedDatabase(printSchema))
