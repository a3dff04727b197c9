import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = 'http://127.0.0.1:4171';

// Whoever builds, a test run with NODE_ENV=test among them: what people are served is React's production build.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      // Registered from main.tsx: an injected inline script would be refused by the content security policy.
      injectRegister: null,
      includeAssets: ['icons/*.png', 'icons/*.svg'],
      manifest: {
        id: '/',
        name: '伴行',
        short_name: '伴行',
        description: '能说话的银行',
        lang: 'zh-CN',
        display: 'standalone',
        start_url: '/',
        background_color: '#f5f1e8',
        theme_color: '#f5f1e8',
        shortcuts: [
          { name: '付款码', url: '/pay?code=pay' },
          { name: '收款码', url: '/pay?code=collect' },
          { name: '全部功能', url: '/functions' },
        ],
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        // Only the shell is kept on the phone; nothing that the bank answers ever enters a cache.
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//u, /^\/healthz/u, /^\/desk/u],
        cleanupOutdatedCaches: true,
        importScripts: ['/push.js'],
        globIgnores: ['push.js'],
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    target: ['es2022', 'chrome100', 'safari15.4'],
    // A data: URL would be refused by the policy, so every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: { host: '127.0.0.1', port: 4172, proxy: { '/api': server } },
});
