import ts from 'typescript';

/** A stretch of a source file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A named declaration, in which a fault finds its text. */
export interface Anchor extends Span {
  /** The names of the declaration and of those around it, joined by dots: `Hubs.#find`, `Hubs.constructor`, `readHub`. */
  readonly name: string;
}

/**
 * The named declarations of a TypeScript source, outer ones before inner ones: the constants, functions and classes of
 * the module, the members of classes, and at any depth the functions that a declaration, a variable or an object's member
 * names. Overloads, and a getter and its setter, share one name.
 */
export function readAnchors(source: string): Anchor[] {
  const sourceFile = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const anchors: Anchor[] = [];
  const visit = (node: ts.Node, outer: string): void => {
    const ownName = anchorName(node);
    const name = [outer, ownName ?? ''].filter((part) => part !== '').join('.');
    if (ownName !== undefined) {
      const spanned = spannedNode(node);
      anchors.push({ name, start: spanned.getStart(sourceFile), end: spanned.end });
    }
    ts.forEachChild(node, (child) => {
      visit(child, name);
    });
  };
  visit(sourceFile, '');
  return anchors;
}

/** The smallest declaration around a stretch of the source. */
export function innermostAnchor(anchors: readonly Anchor[], { start, end }: Span): Anchor | undefined {
  return anchors.findLast((anchor) => anchor.start <= start && end <= anchor.end);
}

function anchorName(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name?.text;
  // Methods and accessors stand in classes and in object literals alike.
  if (ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isPropertyDeclaration(node)) return textOf(node.name);
  if (ts.isPropertyAssignment(node)) return isFunction(node.initializer) ? textOf(node.name) : undefined;
  if (ts.isVariableDeclaration(node)) {
    const ofModule = ts.isSourceFile(node.parent.parent.parent);
    return ofModule || isFunction(node.initializer) ? textOf(node.name) : undefined;
  }
  return undefined;
}

function textOf(name: ts.PropertyName | ts.BindingName): string | undefined {
  return ts.isMemberName(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

function isFunction(node: ts.Node | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** A variable's declaration is its whole statement, with `export const`, unless that declares others as well. */
function spannedNode(node: ts.Node): ts.Node {
  if (!ts.isVariableDeclaration(node)) return node;
  const list = node.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length > 1) return node;
  return ts.isVariableStatement(list.parent) ? list.parent : list;
}
