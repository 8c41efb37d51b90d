import { useEffect, useState } from 'react';
import type { Layout } from '../use-media.ts';

export type CardName = 'data' | 'model' | 'loop' | 'mainLoop' | 'hooks';

const OPEN_AT_FIRST: readonly CardName[] = ['data', 'model', 'loop'];

export interface OpenCards {
  readonly isOpen: (card: CardName) => boolean;
  readonly setOpen: (card: CardName, isOpen: boolean) => void;
}

/**
 * Which cards are open. In a column each opens by itself; on the rail one at a time, as a drawer that closes when the
 * pointer goes down anywhere outside `.setup`.
 */
export function useOpenCards(layout: Layout): OpenCards {
  const [column, setColumn] = useState<readonly CardName[]>(OPEN_AT_FIRST);
  const [drawer, setDrawer] = useState<CardName | null>(null);
  const isRail = layout === 'rail';

  useEffect(() => {
    if (!isRail || drawer === null) return undefined;
    const closeOutside = (event: PointerEvent) => {
      const isInside = event.target instanceof Element && event.target.closest('[data-set-up]') !== null;
      if (!isInside) setDrawer(null);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [isRail, drawer]);

  return {
    isOpen: (card) => (isRail ? drawer === card : column.includes(card)),
    setOpen: (card, isOpen) => {
      if (isRail) setDrawer((open) => (isOpen ? card : open === card ? null : open));
      else setColumn((cards) => (isOpen ? [...cards, card] : cards.filter((name) => name !== card)));
    },
  };
}
