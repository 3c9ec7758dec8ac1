import { parseSync } from 'vite'

/** One small fault: the text between two offsets (UTF-16 units) of a file is replaced. */
export type Fault = {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly with: string
  /** Counted from 1. */
  readonly line: number
}

/** A node of the syntax tree, as far as faults look at it. */
type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown }

const otherOperator: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+=': '-=',
  '-=': '+=',
}

const otherMethod: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  toReversed: 'slice',
}

/**
 * The faults that can be planted into a file of TypeScript, in their order:
 *
 *   F1  a condition is negated, and a guard that returns early is taken away;
 *   F2  an operator is exchanged, a `!` is taken off, `?.` becomes `.`;
 *   F3  a constant says something else: a number one more, a word nothing, true false;
 *   F4  a statement that only does something is taken away;
 *   F5  the first two arguments of a call change places, where that makes a difference;
 *   F6  what is returned as an object is empty, a filter lets everything through, a method becomes its opposite.
 *
 * Types, imports, names of properties and the words of errors are left alone.
 */
export function faultsIn(path: string, source: string): readonly Fault[] {
  const faults: Fault[] = []
  const { program } = parseSync(path, source)

  function plant(kind: string, at: Pick<Node, 'start' | 'end'>, text: string): void {
    if (source.slice(at.start, at.end) === text) return
    const line = source.slice(0, at.start).split('\n').length
    faults.push({ kind, start: at.start, end: at.end, with: text, line })
  }

  const textOf = (node: Node): string => source.slice(node.start, node.end)
  const negated = (test: Node): void => plant('negated condition', test, `!(${textOf(test)})`)

  /** The operator stands between both sides, with nothing else there but comments and spaces. */
  function operator(node: Node): void {
    const [left, right] = [nodeIn(node.left), nodeIn(node.right)]
    const now = String(node.operator)
    const next = otherOperator[now]
    if (!left || !right || next === undefined) return
    const at = source.indexOf(now, left.end)
    if (at < 0 || at >= right.start) return
    // `??` beside `&&` needs brackets, so that it is a fault and no broken syntax.
    if (node.type === 'LogicalExpression') plant('operator', node, `((${textOf(left)}) ${next} (${textOf(right)}))`)
    else plant('operator', { start: at, end: at + now.length }, next)
  }

  function visit(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ThrowStatement':
        return
      case 'IfStatement': {
        const [test, consequent] = [nodeIn(node.test), nodeIn(node.consequent)]
        if (test) negated(test)
        if (consequent && !node.alternate && leaves(consequent)) plant('guard taken away', node, ';')
        break
      }
      case 'ConditionalExpression':
      case 'WhileStatement': {
        const test = nodeIn(node.test)
        if (test) negated(test)
        break
      }
      case 'BinaryExpression':
      case 'LogicalExpression':
        operator(node)
        break
      case 'AssignmentExpression':
        if (node.operator !== '=') operator(node)
        break
      case 'UnaryExpression': {
        const argument = nodeIn(node.argument)
        if (argument && node.operator === '!') plant('! taken off', node, textOf(argument))
        break
      }
      case 'Literal':
        literal(node)
        break
      case 'TemplateLiteral':
        plant('constant', node, "''")
        break
      case 'ExpressionStatement': {
        const expression = nodeIn(node.expression)
        if (expression && expression.type !== 'Literal') plant('statement taken away', node, ';')
        break
      }
      case 'MemberExpression':
        if (node.optional === true) {
          const object = nodeIn(node.object)
          const at = object ? source.indexOf('?.', object.end) : -1
          if (at >= 0) plant('?. is .', { start: at, end: at + 2 }, node.computed ? '' : '.')
        }
        break
      case 'CallExpression':
        call(node)
        break
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        emptied(node)
        break
    }
    for (const child of childrenOf(node)) visit(child)
  }

  function literal(node: Node): void {
    const { value } = node
    if (typeof value === 'boolean') plant('constant', node, String(!value))
    else if (typeof value === 'number') plant('constant', node, String(value + 1))
    else if (typeof value === 'string') plant('constant', node, value === '' ? "'x'" : "''")
  }

  function call(node: Node): void {
    const list = listIn(node.arguments)
    const [first, second] = list
    const called = nodeIn(node.callee)
    const isEitherWay = called !== undefined && /^Math\.(min|max|hypot)$/.test(textOf(called))
    if (first && second && isPlain(first) && isPlain(second) && !isEitherWay)
      plant('arguments swapped', { start: first.start, end: second.end }, `${textOf(second)}, ${textOf(first)}`)
    const object = nodeIn(called?.object)
    const property = nodeIn(called?.property)
    if (called?.type !== 'MemberExpression' || !object || !property || called.computed) return
    const name = textOf(property)
    if (name === 'filter') plant('filter lets all through', node, textOf(object))
    const other = otherMethod[name]
    if (other) plant('method', property, other)
  }

  /** What an act gives, or a function returns. */
  function emptied(node: Node): void {
    const given = nodeIn(node.argument) ?? nodeIn(node.body)
    if (given?.type === 'ObjectExpression' && listIn(given.properties).length > 0) plant('emptied', given, '{}')
    const inside = given?.type === 'ParenthesizedExpression' ? nodeIn(given.expression) : undefined
    if (inside?.type === 'ObjectExpression' && listIn(inside.properties).length > 0) plant('emptied', inside, '{}')
  }

  visit(program as unknown as Node)
  return faults.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** Whether the statement ends its function: what it guards goes on without it. */
function leaves(node: Node): boolean {
  if (node.type === 'ReturnStatement' || node.type === 'ContinueStatement') return true
  const last = node.type === 'BlockStatement' ? listIn(node.body).at(-1) : undefined
  return last !== undefined && leaves(last)
}

/** Arguments that can change places and still be two arguments. */
function isPlain(node: Node): boolean {
  return node.type !== 'SpreadElement' && !/Function/.test(node.type)
}

/** What can hold a fault: no types, and of a property only its value. */
function* childrenOf(node: Node): Generator<Node> {
  for (const [key, value] of Object.entries(node)) {
    if (key === 'typeAnnotation' || key === 'typeArguments' || key === 'typeParameters' || key === 'returnType')
      continue
    if (key === 'key' && !node.computed) continue
    if (key === 'property' && !node.computed) continue
    for (const child of [value].flat()) {
      const found = nodeIn(child)
      if (found && (!found.type.startsWith('TS') || 'expression' in found)) yield found
    }
  }
}

function nodeIn(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
    ? (value as Node)
    : undefined
}

function listIn(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.flatMap((one) => nodeIn(one) ?? []) : []
}
