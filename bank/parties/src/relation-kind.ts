import { type Words, words } from '@banxing/kernel';

/** What a relative is to the customer, by kind; how the customer says it is another matter. */
export const relationNames = {
  mother: words('母亲', 'mother'),
  father: words('父亲', 'father'),
  daughter: words('女儿', 'daughter'),
  son: words('儿子', 'son'),
  husband: words('丈夫', 'husband'),
  wife: words('妻子', 'wife'),
  partner: words('伴侣', 'partner'),
  elder_brother: words('哥哥', 'elder brother'),
  younger_brother: words('弟弟', 'younger brother'),
  elder_sister: words('姐姐', 'elder sister'),
  younger_sister: words('妹妹', 'younger sister'),
  paternal_grandmother: words('奶奶', 'grandmother'),
  maternal_grandmother: words('外婆', 'grandmother'),
  paternal_grandfather: words('爷爷', 'grandfather'),
  maternal_grandfather: words('外公', 'grandfather'),
  grandson: words('孙子', 'grandson'),
  granddaughter: words('孙女', 'granddaughter'),
  mother_in_law: words('婆婆/岳母', 'mother-in-law'),
  father_in_law: words('公公/岳父', 'father-in-law'),
  son_in_law: words('女婿', 'son-in-law'),
  daughter_in_law: words('儿媳', 'daughter-in-law'),
  uncle: words('叔伯舅', 'uncle'),
  aunt: words('姑姨', 'aunt'),
  nephew: words('侄子/外甥', 'nephew'),
  niece: words('侄女/外甥女', 'niece'),
  cousin: words('表亲', 'cousin'),
  brother_in_law: words('姐夫/妹夫', 'brother-in-law'),
  sister_in_law: words('嫂子/弟妹', 'sister-in-law'),
} as const satisfies Record<string, Words>;

export type RelationKind = keyof typeof relationNames;

export const relationKinds = Object.keys(relationNames) as RelationKind[];
