import { encode } from 'uqr';

/** A QR code as one path, dark on white in every theme: scanners expect it so. */
export const Qr = ({ payload, label }: { readonly payload: string; readonly label: string }) => {
  const { data, size } = encode(payload, { ecc: 'M', border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14120e" />
    </svg>
  );
};
