import type { Expression, List, Literal } from './syntax-tree.js';

/** The expression as filter text, which parses back to the same expression. */
export function printFilter(expression: Expression | List): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression.value);
    case 'property':
      return expression.name;
    case 'unsupported':
      return expression.text;
    case 'call':
      return `${expression.name}(${expression.arguments.map(printFilter).join(',')})`;
    case 'list':
      return `(${expression.items.map(printFilter).join(',')})`;
    case 'not':
      return `not ${printOperand(expression.operand)}`;
    case 'logical':
      return expression.operands.map(printOperand).join(` ${expression.operator} `);
    case 'comparison':
      return [
        printOperand(expression.first),
        ...expression.links.map(({ operator, operand }) => `${operator} ${printOperand(operand)}`),
      ].join(' ');
    case 'in':
      return [printOperand(expression.first), ...expression.collections.map(printFilter)].join(' in ');
  }
}

function printOperand(expression: Expression): string {
  const text = printFilter(expression);
  switch (expression.kind) {
    case 'not':
    case 'logical':
    case 'comparison':
    case 'in':
      return `(${text})`;
    case 'literal':
    case 'property':
    case 'call':
    case 'unsupported':
      return text;
  }
}

function printLiteral(value: Literal['value']): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
