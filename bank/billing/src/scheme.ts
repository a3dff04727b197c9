import { foldSpoken } from '@banxing/parties';
import type { SchemeCode } from './social-office.ts';

/**
 * What a word for social insurance means: a residents' scheme that one pays oneself, all of it at once (社保), the housing
 * fund, what an employer pays, or what those without one pay.
 */
export type SchemeMeant = SchemeCode | 'social' | 'fund' | 'employer' | 'flexible' | 'unknown';

const words: readonly (readonly [SchemeMeant, string])[] = [
  ['flexible', '灵活就业 灵活就业社保 灵活就业人员社保'],
  ['fund', '公积金 住房公积金 强积金 housingfund providentfund mpf'],
  [
    'employer',
    '失业 失业保险 生育 生育保险 工伤 工伤保险 职工医保 职工养老 职工养老保险 职工社保 劳保 劳保费 劳退 unemploymentinsurance maternityinsurance',
  ],
  [
    'resident-medical',
    '居民医保 城乡居民医保 城乡医保 城乡居民基本医疗保险 居民医疗保险 新农合 合作医疗 农村合作医疗 农村医疗 农村医保 少儿医保 学生医保 residentmedicalinsurance',
  ],
  [
    'resident-pension',
    '居民养老 居民养老保险 城乡居民养老 城乡居民养老保险 城乡养老 城乡养老保险 农保 新农保 residentpension residentpensioninsurance',
  ],
  [
    'resident-medical',
    '医保 医疗保险 医疗 医保费 医保卡 健保 健保费 medicalinsurance healthinsurance medical',
  ],
  ['resident-pension', '养老 养老保险 养老金 社保养老保险 国民年金 pensioninsurance pension'],
  ['social', '社保 社会保险 社保费 五险 五险一金 劳健保 社保卡 socialsecurity socialinsurance'],
];

/** Reads a scheme's name; undefined words mean the whole of social insurance. */
export function schemeMeant(spoken: string | undefined): SchemeMeant {
  const folded = foldSpoken(spoken ?? '');
  if (folded === '') return 'social';
  const exact = words.find(([, names]) => names.split(' ').includes(folded));
  if (exact) return exact[0];
  const code = words.find(([meaning]) => foldSpoken(meaning) === folded);
  if (code) return code[0];
  const within = words.find(([, names]) =>
    names.split(' ').some((name) => name.length >= 2 && folded.includes(name)),
  );
  return within ? within[0] : 'unknown';
}
