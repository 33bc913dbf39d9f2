/**
 * What stands for zod in the browser. The server checks everything that comes and goes; the screen needs only the
 * addresses of the contract, and 25 kB of schemas is a sixth of the first load. Any call on it answers itself.
 */
export const z: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : z),
  apply: () => z,
})
