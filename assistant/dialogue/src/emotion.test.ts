import { describe, expect, it } from 'vitest';
import { emotionOf } from './emotion.ts';

describe('emotionOf', () => {
  it.each([
    ['anxious', '我的钱不见了,怎么办'],
    ['anxious', '俺心里没底啊,咋整'],
    ['anxious', 'I am worried, is it safe?'],
    ['anxious', '我好害怕,是不是被骗了'],
    ['urgent', '赶紧给我妈转500,急用'],
    ['urgent', '快啲啦,即刻要'],
    ['urgent', 'please hurry, urgent'],
    ['angry', '你们什么破银行,烦死了'],
    ['angry', 'this is ridiculous'],
    ['angry', '都第三次了,凭什么'],
    ['sad', '我失业了,心里难过'],
    ['sad', 'my father passed away'],
    ['confused', '老糊涂了,看不懂'],
    ['confused', "I don't understand this"],
    ['happy', '太好了,发工资啦'],
    ['happy', 'awesome, thank you so much'],
    ['neutral', '给我妈转500块钱'],
    ['neutral', '不着急,给我妈转500'],
    ['neutral', '别担心,我就问问余额'],
    ['neutral', 'what is my balance'],
    ['neutral', '给哭哭转一百'],
    ['neutral', ''],
  ])('hears %s in %s', (emotion, text) => {
    expect(emotionOf(text)).toBe(emotion);
  });

  it('lets the stronger feeling win', () => {
    expect(emotionOf('急死了,怎么办,快点')).toBe('anxious');
    expect(emotionOf('马上给我处理,气死我了,什么垃圾')).toBe('angry');
  });

  it('answers a flood at once', () => {
    const began = performance.now();
    expect(emotionOf('啊!'.repeat(1000))).toBe('neutral');
    expect(performance.now() - began).toBeLessThan(200);
  });
});
