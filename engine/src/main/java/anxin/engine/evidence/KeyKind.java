package anxin.engine.evidence;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** What a key signs with and how its lines say so, by the first byte that C2SP signed-note gives each algorithm. */
public enum KeyKind {
    /** A log's own, over a tree of SHA-256. */
    ED25519(new byte[] {1}, 32),
    /** A witness's: Ed25519 with the time of signing (C2SP tlog-cosignature). */
    COSIGNATURE(new byte[] {4}, 32),
    /** A log's own by GB/T 32918, over a tree of SM3; 0xff stands before algorithms that C2SP has not numbered. */
    SM2(("\u00ffanxin-sm2-sm3").getBytes(StandardCharsets.ISO_8859_1), 33);

    private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] ED25519_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] type;
    private final int keyLength;

    KeyKind(byte[] type, int keyLength) {
        this.type = type;
        this.keyLength = keyLength;
    }

    /** A new key's private part. */
    byte[] newSecret() {
        try {
            if (this == SM2) {
                var n = Sm2.CURVE.getN();
                var d = BigInteger.ZERO;
                while (d.signum() == 0 || d.compareTo(n.subtract(BigInteger.ONE)) >= 0) {
                    d = new BigInteger(n.bitLength(), new SecureRandom());
                }
                return org.bouncycastle.util.BigIntegers.asUnsignedByteArray(32, d);
            }
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] publicOf(byte[] secret) {
        return this == SM2
                ? Sm2.CURVE
                        .getG()
                        .multiply(new BigInteger(1, secret))
                        .normalize()
                        .getEncoded(true)
                : new org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters(secret)
                        .generatePublicKey()
                        .getEncoded();
    }

    byte[] sign(byte[] secret, byte[] message) {
        try {
            if (this == SM2) {
                var signer = Sm2.signer();
                signer.init(
                        true,
                        new ParametersWithRandom(new ECPrivateKeyParameters(new BigInteger(1, secret), Sm2.CURVE)));
                signer.update(message, 0, message.length);
                return signer.generateSignature();
            }
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(der(ED25519_PRIVATE, secret))));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException | CryptoException broken) {
            throw new IllegalStateException("the key cannot sign", broken);
        }
    }

    boolean verify(byte[] key, byte[] message, byte[] signed) {
        try {
            if (this == SM2) {
                var signer = Sm2.signer();
                signer.init(
                        false, new ECPublicKeyParameters(Sm2.CURVE.getCurve().decodePoint(key), Sm2.CURVE));
                signer.update(message, 0, message.length);
                return signer.verifySignature(signed);
            }
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der(ED25519_PUBLIC, key))));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Type and key, as they stand in a key's line and in the hash that is its id. */
    byte[] typed(byte[] key) {
        var typed = Arrays.copyOf(type, type.length + key.length);
        System.arraycopy(key, 0, typed, type.length, key.length);
        return typed;
    }

    /** The key without its type. */
    byte[] untyped(byte[] typed) {
        return Arrays.copyOfRange(typed, type.length, typed.length);
    }

    static KeyKind of(byte[] typed) {
        for (var kind : values()) {
            if (typed.length == kind.type.length + kind.keyLength
                    && Arrays.equals(Arrays.copyOf(typed, kind.type.length), kind.type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a key of a known kind");
    }

    /** The hash of the tree whose heads such a key signs. */
    TreeHash tree() {
        return this == SM2 ? TreeHash.SM3 : TreeHash.SHA256;
    }

    int keyLength() {
        return keyLength;
    }

    private static byte[] der(byte[] before, byte[] key) {
        var der = new ByteArrayOutputStream();
        der.writeBytes(before);
        der.writeBytes(key);
        return der.toByteArray();
    }

    private static final class Sm2 {

        static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

        // With the user identity that GB/T 35276 prescribes where none is agreed, which is the signer's own default.
        static SM2Signer signer() {
            return new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        }
    }
}
