import { describe, expect, it } from 'vitest';
import type { Understanding } from '@banxing/understanding';
import type { Heard } from './heard.ts';
import { weighsOptions } from './weighing.ts';

const intents: Readonly<Record<string, string>> = {
  提前还房贷: 'loan.prepay',
  买理财: 'wealth.buy',
  存定期: 'deposit.open',
  转给妈妈: 'transfer.create',
  爸爸: 'transfer.create',
  换美元: 'fx.exchange',
  换欧元: 'fx.exchange',
};

const heard = (text: string): Heard =>
  ({
    text,
    reader: {
      understand: (words: string) => ({ intent: intents[words] ?? 'oos', confidence: 0.9 }),
    },
    understanding: {} as Understanding,
    slotValue: undefined,
    authorityOf: (intent: string) =>
      intent === 'oos' ? undefined : intent.startsWith('transfer') ? 'customer-confirms' : 'reads',
  }) as unknown as Heard;

describe('a choice between two things', () => {
  it.each([
    ['我想提前还房贷还是买理财', ['loan.list', 'wealth.product_list']],
    ['我是买理财还是存定期好', ['wealth.product_list', 'deposit.rate']],
  ])('is shown from both sides: %s', (text, queries) => {
    const [command] = weighsOptions(heard(text)) ?? [];
    expect(command?.kind === 'weigh-options' && command.sides.map(({ query }) => query)).toEqual(queries);
  });

  it.each(['转给妈妈还是爸爸', '换美元还是换欧元', '还是算了', '买理财', '提前还房贷还是今天天气好'])(
    'is not heard in %s',
    (text) => {
      expect(weighsOptions(heard(text))).toBeUndefined();
    },
  );
});
