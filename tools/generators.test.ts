import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { capabilityFiles } from './src/capability-files.ts';
import { departmentFiles } from './src/department-files.ts';

const syntaxErrors = (files: Record<string, string>): string[] =>
  Object.entries(files)
    .filter(([path]) => path.endsWith('.ts'))
    .flatMap(([path, text]) => {
      const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
      return diagnostics.map(
        (found) => `${path}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`,
      );
    });

describe('generators', () => {
  it('lay out a department with every room', () => {
    const files = departmentFiles('crop-contracts', 'Contracts between growers and buyers');
    expect(Object.keys(files)).toEqual([
      'bank/crop-contracts/package.json',
      'bank/crop-contracts/README.md',
      'bank/crop-contracts/migrations/0001-crop-contracts.sql',
      'bank/crop-contracts/src/index.ts',
      'bank/crop-contracts/src/crop-contracts-uses.ts',
      'bank/crop-contracts/tests/crop-contracts.test.ts',
    ]);
    expect(files['bank/crop-contracts/migrations/0001-crop-contracts.sql']).toBe(
      'create schema crop_contracts;\n',
    );
    expect(syntaxErrors(files)).toEqual([]);
  });

  it('write a capability beside its test', () => {
    const files = capabilityFiles('lending', 'loan.offer', '贷款优惠', 'Loan offers');
    expect(Object.keys(files)).toEqual([
      'bank/lending/src/capabilities/loan-offer.ts',
      'bank/lending/src/capabilities/loan-offer.test.ts',
    ]);
    expect(syntaxErrors(files)).toEqual([]);
  });
});
