import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundleProfile, pack, writePackage } from './packages-for-tests.ts'
import { checksumOf, readPackagesAt } from './read-package.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-package-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const own = {
  name: 'own.package',
  version: '1.0.0',
  resources: [bundleProfile('https://example.dk/message')],
}

describe('a published package', () => {
  test('says the same from its archive, its folder and a folder of many', async () => {
    await writePackage(join(folder, 'unpacked'), own)
    await pack(join(folder, 'unpacked'), join(folder, 'package.tgz'))
    await mkdir(join(folder, 'many', 'own-1.0.0'), { recursive: true })
    await writeFile(join(folder, 'many', 'own-1.0.0', 'definition-0.json'), JSON.stringify(own.resources[0]))
    await writeFile(
      join(folder, 'many', 'sets.json'),
      JSON.stringify({
        sets: { own: { message: 'own-1.0.0', packages: ['own-1.0.0'] } },
        packages: { 'own-1.0.0': { name: own.name, version: own.version } },
      }),
    )
    const [archive] = await readPackagesAt(join(folder, 'package.tgz'))
    const [unpacked] = await readPackagesAt(join(folder, 'unpacked'))
    const [one] = await readPackagesAt(join(folder, 'many'))
    expect(archive).toMatchObject({ name: 'own.package', version: '1.0.0' })
    expect(unpacked).toEqual(archive)
    expect(one).toEqual(archive)
    expect(JSON.stringify(archive)).not.toContain('left out')
    const checksum = (value: unknown) => checksumOf(JSON.stringify(value)).toString('hex')
    expect(checksum(unpacked)).toBe(checksum(archive))
  })

  test('may hold anything beside its definitions, and nothing of it is unpacked or followed', async () => {
    await writePackage(folder, own)
    await mkdir(join(folder, 'package', 'example'))
    await writeFile(join(folder, 'package', 'example', 'broken.json'), '{')
    await writeFile(join(folder, 'package', 'picture.png'), 'x')
    await symlink('/etc/hostname', join(folder, 'package', 'link.json'))
    await writeFile(join(folder, 'outside.json'), '{')
    const file = join(folder, 'package.tgz')
    await create({ gzip: true, file, cwd: folder, preservePaths: true }, [
      'package',
      './package/../outside.json',
    ])
    const [read] = await readPackagesAt(file)
    expect(read?.resources).toHaveLength(1)
  })

  test('that is none is refused with its name', async () => {
    await writeFile(join(folder, 'text.tgz'), 'not an archive')
    await expect(readPackagesAt(join(folder, 'text.tgz'))).rejects.toThrow('text.tgz')
    await expect(readPackagesAt(join(folder, 'nowhere'))).rejects.toThrow('is missing')
    await expect(readPackagesAt(folder)).rejects.toThrow('package.json')
    await writePackage(join(folder, 'empty'), { ...own, resources: [] })
    await expect(readPackagesAt(join(folder, 'empty'))).rejects.toThrow('holds no definitions')
    await writeFile(join(folder, 'empty', 'package', 'broken.json'), '{')
    await expect(readPackagesAt(join(folder, 'empty'))).rejects.toThrow('broken.json cannot be read')
  })
})
