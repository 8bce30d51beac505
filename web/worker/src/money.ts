import { figures, spoken } from './amounts'
import { language, t } from './words'

/** An amount in words and figures where Chinese is read, else in figures. */
export const money = (fen: number) => (language() === 'zh-CN' ? t('moneyWords', { words: spoken(fen), figures: figures(fen) }) : sum(fen))

/** An amount in figures, with its unit. */
export const sum = (fen: number) => t('money', { figures: figures(fen) })
