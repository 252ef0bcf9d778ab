import styles from './studio.css?url'

/** What the head of a studio page loads beside the styles of every page. */
export const studioLinks = () => [{ rel: 'stylesheet', href: styles }]
