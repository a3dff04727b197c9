/** The mark: two paths that walk side by side. */
export const Mark = ({ size = 28 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
    <rect width="32" height="32" rx="10" fill="var(--brand-fill)" />
    <path
      d="M9.5 24.5c0-7.2 1.8-10.6 5.2-13"
      stroke="var(--on-brand)"
      strokeWidth="2.8"
      strokeLinecap="round"
    />
    <path
      d="M16.8 24.5c0-5.4 1.6-8.4 4.6-10.6"
      stroke="var(--on-brand)"
      strokeWidth="2.8"
      strokeLinecap="round"
    />
    <circle cx="17.6" cy="7.9" r="2.1" fill="var(--on-brand)" />
    <circle cx="24" cy="10.7" r="2.1" fill="var(--on-brand)" />
  </svg>
);
