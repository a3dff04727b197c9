import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { houseFiles, packageOf, packages, root, sourceFiles, textOf } from './src/house.ts';

const isTest = (path: string): boolean => /(\.test\.tsx?$|\/tests\/|^e2e\/|^tools\/)/u.test(path);

const findings = (
  check: (path: string, text: string) => readonly string[],
  paths = sourceFiles(),
): string[] => paths.flatMap((path) => check(path, textOf(path)).map((finding) => `${path}: ${finding}`));

const linesOf = (text: string): number => text.split('\n').length - 1;

const longestFile = 400;
const longestFunction = 70;

function functionLengths(path: string, text: string): { name: string; lines: number }[] {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.getLineAndCharacterOfPosition(node.end).line;
      const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      found.push({ name: named?.getText() ?? `line ${String(from + 1)}`, lines: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('files', () => {
  it('are kebab-case', () => {
    const odd = sourceFiles().filter(
      (path) => !/^[a-z0-9-]+(\.[a-z]+)*\.tsx?$/u.test(path.split('/').at(-1) ?? ''),
    );
    expect(odd).toEqual([]);
  });

  it('have names that mean something', () => {
    const vague = sourceFiles().filter((path) =>
      /(^|[/-])(utils?|helpers?|common|managers?|misc)(\.|\/|-)/u.test(path),
    );
    expect(vague).toEqual([]);
  });

  it(`are at most ${String(longestFile)} lines`, () => {
    expect(
      findings((_, text) => (linesOf(text) > longestFile ? [`${String(linesOf(text))} lines`] : [])),
    ).toEqual([]);
  });

  it(`have functions of at most ${String(longestFunction)} lines`, () => {
    const untested = sourceFiles().filter((path) => !isTest(path));
    const long = (path: string, text: string): string[] =>
      functionLengths(path, text)
        .filter(({ lines }) => lines > longestFunction)
        .map(({ name, lines }) => `${name} has ${String(lines)} lines`);
    expect(findings(long, untested)).toEqual([]);
  });

  it('leave nothing for later and keep out of their own history', () => {
    const later = /\b(?:TODO|FIXME|XXX|HACK)\b/u;
    const self = sourceFiles().filter((path) => path !== 'tools/tidy.test.ts');
    expect(findings((_, text) => (later.test(text) ? ['speaks of later'] : []), self)).toEqual([]);
  });
});

describe('types', () => {
  const others = sourceFiles().filter((path) => path !== 'tools/tidy.test.ts');

  it('are never escaped', () => {
    const escape = /(:\s*any\b|\bas any\b|<any>|@ts-ignore|@ts-nocheck)/u;
    const uncommented = (text: string): string => text.replace(/^\s*(?:\*|\/\/).*$/gmu, '');
    expect(
      findings((_, text) => (escape.test(uncommented(text)) ? ['escapes the types'] : []), others),
    ).toEqual([]);
  });

  it('and lint are only silenced with a reason', () => {
    const silent = /eslint-disable(?!.*--)|@ts-expect-error\s*$/mu;
    expect(findings((_, text) => (silent.test(text) ? ['silenced without a reason'] : []), others)).toEqual(
      [],
    );
  });
});

describe('tests', () => {
  it('are all run', () => {
    const skipped = /\b(?:it|test|describe)\.(?:skip|only|todo)\(/u;
    const others = sourceFiles().filter((path) => path !== 'tools/tidy.test.ts');
    expect(
      findings((_, text) => (skipped.test(text) ? ['skips or singles out a test'] : []), others),
    ).toEqual([]);
  });
});

describe('packages', () => {
  it('have one face, a README and a description', () => {
    const lacking = packages().flatMap((folder) => {
      const face = /^(lib|bank|assistant)\//u.test(folder) ? ['src/index.ts'] : [];
      return [...face, 'README.md']
        .filter((file) => !existsSync(join(root, folder, file)))
        .map((file) => `${folder} lacks ${file}`);
    });
    expect(lacking).toEqual([]);
  });

  it('have no other index file', () => {
    const extra = sourceFiles().filter(
      (path) =>
        /(^|\/)index\.tsx?$/u.test(path) &&
        !/^(?:[a-z]+\/[a-z]+|city)\/src\/(testing\/)?index\.ts$/u.test(path),
    );
    expect(extra).toEqual([]);
  });

  it('declare what they import', () => {
    const importing = /(?:from|import)\s*\(?['"](@banxing\/[a-z-]+)/gu;
    // The generators hold the imports of what they write.
    const undeclared = sourceFiles()
      .filter((path) => !/^tools\/src\/.*-files\.ts$/u.test(path))
      .flatMap((path) => {
        const folder = packageOf(path);
        if (folder === undefined) return [];
        const manifest = JSON.parse(textOf(`${folder}/package.json`)) as Record<string, unknown>;
        const declared = {
          ...(manifest['dependencies'] as object),
          ...(manifest['devDependencies'] as object | undefined),
        };
        return [...textOf(path).matchAll(importing)]
          .map((match) => match[1] ?? '')
          .filter((name) => !(name in declared) && name !== manifest['name'])
          .map((name) => `${path} imports ${name}`);
      });
    expect(undeclared).toEqual([]);
  });
});

const schemasOf = new Map<string, string>();
for (const path of houseFiles()) {
  const folder = packageOf(path);
  const [, schema] = /\/migrations\/\d{4}-.*\.sql$/u.test(path)
    ? (/create schema (\w+)/iu.exec(textOf(path)) ?? [])
    : [];
  if (folder !== undefined && schema !== undefined) schemasOf.set(schema, folder);
}

describe('migrations', () => {
  const files = houseFiles().filter((path) => path.includes('/migrations/'));

  it('are numbered without gaps', () => {
    const byFolder = new Map<string, number[]>();
    for (const path of files) {
      const [, folder = '', number = ''] = /^(.*)\/(\d{4})-[a-z0-9-]+\.sql$/u.exec(path) ?? [];
      expect(folder, `${path} is named NNNN-words.sql`).not.toBe('');
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), Number(number)]);
    }
    for (const [folder, numbers] of byFolder) {
      const sorted = [...numbers].sort((a, b) => a - b);
      expect(sorted, folder).toEqual(sorted.map((_, index) => index + 1));
    }
  });

  it('and queries name no other package’s schema', () => {
    const sqlFiles = [...files, ...sourceFiles().filter((path) => !isTest(path))];
    const foreign = sqlFiles.flatMap((path) => {
      const folder = packageOf(path);
      return [...schemasOf]
        .filter(([, owner]) => owner !== folder)
        .filter(([schema]) =>
          new RegExp(
            `(?:from|join|into|update|table|references|call|function)\\s+${schema}\\.[a-z_]+`,
            'iu',
          ).test(textOf(path)),
        )
        .map(([schema]) => `${path} reaches into ${schema}`);
    });
    expect(foreign).toEqual([]);
  });
});
