import { describe, expect, it } from 'vitest'
import { agrees, containerOf } from '~/features/digest/audio/sniff'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('containerOf', () => {
  it.each([
    ['\0\0\0\x20ftypisom', 'mp4'],
    ['\x1A\x45\xDF\xA3\x9F', 'webm'],
    ['OggS\0\x02', 'ogg'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'wav'],
    ['ID3\x04', 'mp3'],
    ['\xFF\xFB\x90', 'mp3'],
    ['\xFF\xF3\x60', 'mp3'],
    ['%PDF-1.7', null],
    ['PK\x03\x04', null],
    ['<html><audio>', null],
    ['RIFF\x24\0\0\0AVI LIST', null],
    ['\xFF\xF1\x50', null],
    ['\x89PNG', null],
    ['', null],
  ])('of %j', (start, container) => {
    expect(containerOf(bytes(start))).toBe(container)
  })
})

describe('agrees', () => {
  it.each([
    ['audio/mp4', 'mp4', true],
    ['audio/webm;codecs=opus', 'webm', true],
    ['Audio/OGG; codecs=opus', 'ogg', true],
    ['video/webm', 'webm', true],
    ['', 'wav', true],
    ['application/octet-stream', 'mp3', true],
    ['audio/mp4', 'webm', false],
    ['text/html', 'mp3', false],
    ['image/svg+xml', 'wav', false],
  ] as const)('%j of %s: %s', (declared, container, agreed) => {
    expect(agrees(declared, container)).toBe(agreed)
  })
})
