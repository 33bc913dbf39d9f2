import { access } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A headless Chromium: the machine's own when there is one, else the one that the install brought. */
export async function launchBrowser(): Promise<Browser> {
  for (const executablePath of systemBrowsers)
    if (await exists(executablePath))
      return chromium.launch({ executablePath, args: [...quiet, '--no-sandbox'] })
  // The package ships Chromium for servers without a desktop, and unpacks its libraries only where it believes it is one.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  packaged.setGraphicsMode = false
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [
      ...packaged.args.filter((argument) => !/single-process|user-data|window-size/.test(argument)),
      ...quiet,
    ],
  })
}

const quiet = [
  '--headless',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
