import { describe, expect, it } from 'vitest';
import { listenFor } from './conversation-signals.ts';

describe('what swindlers make people say', () => {
  it.each([
    ['淘宝退款客服让我转49800到这个账户', 'refund'],
    ['公安让我把钱转到安全账户', 'police'],
    ['我网恋对象急用钱', 'romance'],
    ['老师让我充到平台里,稳赚不赔', 'investment'],
    ['放款前要先交保证金', 'loan'],
    ['我儿子换了新号码说出事了', 'relative'],
    ['他让我共享屏幕操作', 'remote'],
    ['有人让我帮他跑分', 'mule'],
    ['刷单垫付的钱', 'task'],
  ] as const)('%s', (said, kind) => {
    expect(listenFor([said])).toMatchObject({ kind, strength: 2 });
  });

  it('hears somebody behind the customer', () => {
    expect(listenFor(['他让我别告诉银行', '快点转']).coached).toBe(true);
    expect(listenFor(['赶紧给他转过去']).urged).toBe(true);
  });
});

describe('what honest people say', () => {
  it.each(['给我妈转500块钱', '转5000给房东交房租', '给装修师傅转两万尾款', '给老王转三百,昨天吃饭AA'])(
    '%s',
    (said) => {
      expect(listenFor([said])).toMatchObject({ kind: null, strength: 0, coached: false });
    },
  );

  it('asking about swindles is not being swindled', () => {
    expect(listenFor(['刷单返利是不是骗人的'])).toMatchObject({ strength: 0 });
  });
});
