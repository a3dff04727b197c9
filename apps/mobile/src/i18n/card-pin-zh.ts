/** The words of the page on which a card's PIN is set, in Chinese. */
export const cardPinZh = {
  title: '设置取款密码',
  first: '输入新的 6 位取款密码',
  again: '再输一遍',
  differs: '两次输入的不一样，请重新输入。',
  safe: '密码只在这里输入，任何人问你都不要说。',
  done: '新密码设好了',
  doneAbout: '取款和刷卡从现在起用新密码。',
  back: '回到首页',
};
