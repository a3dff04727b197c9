import jsQR from 'jsqr';

/** Pictures are made smaller than this before they are read: more detail costs time and finds nothing more. */
const longestSide = 1200;

const pixelsOf = (source: CanvasImageSource, width: number, height: number): ImageData | undefined => {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

const codeIn = (pixels: ImageData | undefined): string | undefined =>
  pixels === undefined ? undefined : jsQR(pixels.data, pixels.width, pixels.height)?.data;

/** The text of the QR code that a running video shows, if it shows one. Nothing leaves the phone. */
export const codeInVideo = (video: HTMLVideoElement): string | undefined =>
  video.videoWidth === 0 ? undefined : codeIn(pixelsOf(video, video.videoWidth, video.videoHeight));

/** The text of the QR code in a picture, if there is one. The picture stays on the phone. */
export const codeInPicture = async (file: Blob): Promise<string | undefined> => {
  const picture = await createImageBitmap(file);
  try {
    return codeIn(pixelsOf(picture, picture.width, picture.height));
  } finally {
    picture.close();
  }
};
