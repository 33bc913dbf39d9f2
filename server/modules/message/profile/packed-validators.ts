import { gunzipSync } from 'node:zlib'
import type { FhirObject } from '../validator/index.ts'
import { type ProfileValidators, validatorsOfPackages } from './validators.ts'

/** Packages as they are kept: the definitions of each as a list in gzipped JSON, by `name#version`. */
export type PackedPackages = ReadonlyMap<string, Uint8Array>

/** Validators, and what another thread can make the same of. */
export interface PackedValidators extends ProfileValidators {
  readonly packages: PackedPackages
}

/** By packages as they are kept; each is unpacked when the first message needs it. */
export function validatorsOfPacked(packages: PackedPackages): PackedValidators {
  const validators = validatorsOfPackages({
    has: (name) => packages.has(name),
    read: (name) => {
      const content = packages.get(name)
      return content === undefined ? [] : (JSON.parse(gunzipSync(content).toString('utf8')) as FhirObject[])
    },
  })
  return { ...validators, packages }
}
