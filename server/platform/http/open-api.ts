import { z } from 'zod'
import { commonRefusals, type RefusalCodes, type Route } from '../../../contract/route.ts'
import { problemOf } from './problem.ts'

interface JsonObject {
  [key: string]: unknown
}

/** The OpenAPI 3.1 document of the API, made from the same declarations the server and the web client use. */
export function openApiDocument(routes: readonly Route[], version: string): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sammenhæng',
      version,
      description:
        'One shared course of care in which somebody always has it. Times are UTC (2026-06-05T12:00:00.000Z), dates Danish calendar dates. Every write carries `idempotency-key`: the same key again gets the same answer and nothing happens again.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A person at a browser' },
        system: {
          type: 'oauth2',
          description:
            'Another system, by a statement signed with its own key (private_key_jwt, RFC 7523; SMART Backend Services)',
          flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: scopesOf(routes) } },
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'data'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', description: 'Stable; the text for people is keyed by it' },
            data: { type: 'object' },
          },
        },
      },
    },
  }
}

function operation(route: Route): JsonObject {
  const parameters = [
    ...inputs(route.params, 'path'),
    ...inputs(route.query, 'query'),
    ...(route.method === 'GET'
      ? []
      : [
          header('idempotency-key', 'The caller’s own id of this write, a UUID'),
          header('x-csrf-token', 'The page token of the session', route.scope === undefined),
        ]),
  ]
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split('/')[3]],
    'x-purpose': route.purpose,
    'x-for': route.for,
    ...(route.scope === undefined ? {} : { security: [{ session: [] }, { system: [route.scope] }] }),
    parameters,
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }),
    responses: {
      200: {
        description: 'Done',
        content:
          route.answersAs === 'file'
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : { [route.answersAs ?? 'application/json']: { schema: schemaOf(route.answer, 'output') } },
      },
      ...refusals({ ...route.refusals, ...commonRefusals }),
    },
  }
}

/** What each scope that opens something opens, as the routes say it. */
function scopesOf(routes: readonly Route[]): Record<string, string> {
  const opened = Object.groupBy(
    routes.filter(({ scope }) => scope !== undefined),
    ({ scope }) => scope ?? '',
  )
  return Object.fromEntries(
    Object.entries(opened).map(([scope, its]) => [scope, its.map(({ name }) => name).join(', ')]),
  )
}

function header(name: string, description: string, required = true): JsonObject {
  return { name, in: 'header', required, description, schema: { type: 'string' } }
}

function inputs(shape: z.ZodType | undefined, where: 'path' | 'query'): JsonObject[] {
  if (shape === undefined) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: JsonObject
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }))
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline' })
  return schema
}

function refusals(codes: RefusalCodes): JsonObject {
  const byStatus = new Map<number, string[]>()
  for (const code of Object.keys(codes)) {
    const { status } = problemOf({ code, data: {} }, codes)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: `Refused: ${list.join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}
