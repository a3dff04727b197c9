// What a push message shows, and what a tap on it opens. The service worker takes this file in as it is.
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // What cannot be read is still shown as a message of the bank: a silent push would cost the consent.
  }
  const title = typeof told.title === 'string' ? told.title : '伴行银行';
  const path = typeof told.path === 'string' && /^\/(?![/\\])/u.test(told.path) ? told.path : '/inbox';
  event.waitUntil(
    self.registration.showNotification(title, {
      body: typeof told.body === 'string' ? told.body : '',
      tag: typeof told.id === 'string' ? told.id : 'banxing',
      icon: '/icons/icon-192.png',
      badge: '/icons/icon-192.png',
      data: { path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? '/inbox';
  const open = async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const [front] = windows;
    if (front === undefined) return self.clients.openWindow(path);
    await front.focus();
    // A window that was opened before this worker is not its own to steer; it is in front all the same.
    return front.navigate(path).catch(() => undefined);
  };
  event.waitUntil(open());
});
