import type { RelationKind } from './relation-kind.ts';

/**
 * What people call their relatives, folded (simplified, lower case, no spaces), without 我/俺/my in front. Where a word
 * means different people in different places, all of them stand here, the likelier first.
 */
export const relationWords: readonly (readonly [kinds: readonly RelationKind[], words: string])[] = [
  [
    ['mother'],
    '妈 妈妈 老妈 妈咪 妈妈咪 阿妈 阿母 姆妈 姆嬷 娘 亲娘 老娘 俺娘 娘亲 母亲 老母亲 老母 老妈子 家母 妈老汉 娭姆 额娘 亲妈 生母',
  ],
  [['mother'], 'mom mum mommy mummy mama ma mother mam'],
  [
    ['father'],
    '爸 爸爸 老爸 爸比 阿爸 阿爹 爹 爹爹 爹地 老爹 亲爹 父亲 老父亲 家父 老豆 老汉 老汉儿 老爷子 爷老头子 爷老倌 爷老子 老头 亲爸 生父 大 大大',
  ],
  [['father'], 'dad daddy papa pa father pop pops'],
  [
    ['mother', 'father'],
    '爸妈 爸爸妈妈 父母 爹娘 爹妈 双亲 爸妈俩 妈老汉儿 妈老汉 老人家 爷娘 parents folks momanddad mumanddad',
  ],
  [
    ['daughter'],
    '女儿 闺女 女娃 女娃子 妮 妮儿 妮子 丫头 囡 囡囡 囡女 姑娘 姑娘儿 千金 妹崽 阿囡 女 女仔 娃娃女 小棉袄 幺女 阿女 个女 大妮 二妮 daughter girl',
  ],
  [['son'], '儿子 儿 崽 崽崽 伢子 细伢子 仔 阿仔 个仔 好大儿 娃子 小子 臭小子 犬子 幺儿 男娃 男娃子 son boy'],
  [
    ['daughter', 'son'],
    '孩子 娃 娃儿 娃娃 小孩 小朋友 宝宝 细路 小囡 细人 子女 儿女 kid kids child children baby',
  ],
  [
    ['husband'],
    '老公 丈夫 先生 男人 老公公 当家的 孩子他爸 孩儿他爸 娃他爸 他爹 孩他爹 老倌 老倌子 男将 外子 屋里那个 husband hubby',
  ],
  [
    ['wife'],
    '老婆 太太 妻子 夫人 内人 婆娘 堂客 老婆大人 婆姨 家里的 屋里头 屋里的 家主婆 贤内助 孩子他妈 孩儿他妈 娃他妈 孩他娘 wife wifey missus',
  ],
  [['wife', 'daughter_in_law'], '媳妇 媳妇儿'],
  [['husband', 'wife', 'partner'], '爱人 老伴 老伴儿 那口子 配偶 另一半 家属 spouse'],
  [['husband', 'father'], '老头子 老头儿'],
  [['wife', 'mother'], '老太婆 老婆子 老太太'],
  [['partner', 'husband', 'wife'], '对象 partner 伴侣 亲爱的 宝贝'],
  [['partner'], '男朋友 女朋友 男友 女友 未婚夫 未婚妻 bf gf boyfriend girlfriend fiance fiancee'],
  [['elder_brother'], '哥 哥哥 阿哥 哥儿 哥子 家兄 兄长 老哥 亲哥 大佬 elderbrother bigbrother olderbrother'],
  [['younger_brother'], '弟 弟弟 老弟 阿弟 细佬 弟娃 弟娃儿 亲弟 胞弟 弟崽 youngerbrother littlebrother'],
  [['elder_brother', 'younger_brother'], '兄弟 brother bro'],
  [['elder_sister'], '姐 姐姐 姐儿 阿姐 家姐 老姐 大姐大 亲姐 姊姊 姊 eldersister bigsister oldersister'],
  [
    ['younger_sister'],
    '妹 妹妹 妹子 妹儿 老妹 老妹儿 阿妹 细妹 幺妹 幺妹儿 满妹 亲妹 妹娃 youngersister littlesister',
  ],
  [['elder_sister', 'younger_sister'], '姐妹 姊妹 sister sis'],
  [['paternal_grandmother'], '奶奶 奶 阿嬷 阿嫲 嫲嫲 祖母 娭毑 阿奶 亲奶奶 恩奶'],
  [['maternal_grandmother'], '姥姥 姥 外婆 外祖母 家婆 家家 好婆 外嬷 婆婆儿'],
  [['paternal_grandmother', 'maternal_grandmother'], '阿婆 婆 grandma granny grandmother nana nan gran'],
  [['mother_in_law', 'paternal_grandmother', 'maternal_grandmother'], '婆婆'],
  [['paternal_grandfather'], '爷爷 爷 阿爷 祖父 爹爹爷 老爷爷 嗲嗲 亲爷爷'],
  [['maternal_grandfather'], '姥爷 外公 外爷 家公 家爷 外祖父 好公'],
  [['paternal_grandfather', 'maternal_grandfather'], '阿公 grandpa grandfather grandad granddad gramps'],
  [['father_in_law', 'maternal_grandfather'], '公公'],
  [['grandson'], '孙子 孙儿 孙伢子 重孙 重孙子 大孙子 外孙 外孙子 grandson'],
  [['granddaughter'], '孙女 孙女儿 外孙女 外孙女儿 granddaughter'],
  [['grandson', 'granddaughter'], '孙孙 孙辈 grandchild grandkid grandkids'],
  [['mother_in_law'], '岳母 丈母娘 丈母 丈人婆 婆母 家婆婆 奶婆 外母 motherinlaw mil'],
  [['father_in_law'], '岳父 老丈人 丈人 丈人爹 丈人佬 岳丈 公爹 家公公 外父 fatherinlaw fil'],
  [['father_in_law', 'mother_in_law'], '公婆 公公婆婆 岳父岳母 inlaws'],
  [['son_in_law'], '女婿 姑爷 半子 soninlaw'],
  [['daughter_in_law'], '儿媳 儿媳妇 儿媳妇儿 新妇 daughterinlaw'],
  [
    ['uncle'],
    '叔 叔叔 阿叔 伯 伯伯 伯父 阿伯 大伯 大爷 二大爷 舅 舅舅 舅父 老舅 阿舅 娘舅 姑父 姑丈 姨父 姨丈 姑夫 姨夫 幺爸 幺爹 伯爷 uncle',
  ],
  [
    ['aunt'],
    '姑 姑姑 姑妈 姑母 阿姑 孃孃 嬢嬢 娘孃 姨 姨妈 姨母 阿姨妈 小姨 大姨 老姨 老姨儿 姨娘 婶 婶婶 婶子 阿婶 伯母 大娘 大妈 舅妈 舅母 妗子 妗妗 aunt auntie aunty',
  ],
  [['nephew'], '侄子 侄儿 侄 外甥 大侄儿 大侄子 侄伢子 nephew'],
  [['niece'], '侄女 侄女儿 外甥女 外甥女儿 niece'],
  [['cousin'], '表哥 表弟 表姐 表妹 堂哥 堂弟 堂姐 堂妹 老表 表兄 堂兄 表兄弟 堂兄弟 cousin'],
  [['brother_in_law'], '姐夫 妹夫 大舅哥 大舅子 小舅子 内兄 内弟 大伯子 小叔子 姐夫哥 brotherinlaw'],
  [['sister_in_law'], '嫂子 嫂嫂 大嫂 阿嫂 弟妹 弟媳 弟媳妇 大姨子 小姨子 大姑子 小姑子 sisterinlaw'],
];
