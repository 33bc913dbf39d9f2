import { buildWeb } from '../../server/web-build.ts'

/** The browser tests look at the web app as a user gets it: built, not served from source. */
export default async function setup(): Promise<void> {
  await buildWeb()
}
