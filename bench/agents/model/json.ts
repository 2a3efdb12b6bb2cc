/** What stands under a key; undefined where there is no such thing. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A value that a JSON schema allows, as plain as can be. */
export function fitting(schema: unknown, name = ''): unknown {
  const [first] = list(field(schema, 'anyOf') ?? field(schema, 'oneOf'))
  if (first !== undefined) return fitting(first, name)
  const [choice] = list(field(schema, 'enum'))
  if (choice !== undefined) return choice
  const properties = field(schema, 'properties')
  switch (string(list(field(schema, 'type'))[0] ?? field(schema, 'type')).toLowerCase()) {
    case 'object':
      return Object.fromEntries(
        list(field(schema, 'required')).map((key) => [key, fitting(field(properties, string(key)), string(key))]),
      )
    case 'array':
      return [fitting(field(schema, 'items'))]
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return false
    default:
      return name === '' ? 'bench' : `bench ${name}`
  }
}
