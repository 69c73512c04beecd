	.file	"<string>"
	.section	.rodata,"a",@progbits
	.p2align	6, 0x0
.LCPI0_0:
	.quad	8
	.quad	9
	.quad	10
	.quad	11
	.quad	12
	.quad	13
	.quad	14
	.quad	15
.LCPI0_1:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.quad	4
	.quad	5
	.quad	6
	.quad	7
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI0_2:
	.quad	16
.LCPI0_4:
	.quad	4
	.section	.rodata.cst32,"aM",@progbits,32
	.p2align	5, 0x0
.LCPI0_3:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.section	.ltext,"axl",@progbits
	.globl	_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$168, %rsp
	.cfi_def_cfa_offset 224
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	288(%rsp), %r15
	movq	280(%rsp), %r12
	movq	248(%rsp), %r14
	movq	232(%rsp), %rbp
	movq	224(%rsp), %r13
	movabsq	$NRT_incref, %rbx
	movq	%rdi, 120(%rsp)
	movq	%rdx, %rdi
	movq	%rsi, 8(%rsp)
	movq	%rdx, 112(%rsp)
	callq	*%rbx
	movq	%r14, %rdi
	callq	*%rbx
	cmpq	$0, 304(%rsp)
	movl	$0, (%r12)
	je	.LBB0_6
	movq	304(%rsp), %rcx
	movl	$3, %eax
	movq	$-1, %rdx
	cmpq	$3, %rcx
	cmovlq	%rcx, %rax
	movl	$1, %ecx
	shlxq	%rax, %rdx, %rax
	notq	%rax
	jmp	.LBB0_2
	.p2align	4
.LBB0_5:
	movq	280(%rsp), %rdx
	movl	%esi, (%rdx,%rcx,4)
	incq	%rcx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_6
.LBB0_2:
	movl	(%r13,%rcx,4), %esi
	blsrq	%rcx, %rdx
	je	.LBB0_5
	movq	280(%rsp), %r11
	movslq	%esi, %rsi
	movq	%rdx, %rdi
	.p2align	4
.LBB0_4:
	movq	%rsi, %r8
	movq	%rdi, %rsi
	xorq	%rcx, %rsi
	leaq	(%r11,%rdi,4), %r10
	leaq	(%r13,%rsi,4), %r9
	sarq	$63, %rsi
	andq	%rbp, %rsi
	movslq	(%r9,%rsi,4), %r9
	movq	%rdi, %rsi
	sarq	$63, %rsi
	andq	%r15, %rsi
	movslq	(%r10,%rsi,4), %rsi
	addq	%r9, %rsi
	cmpq	%r8, %rsi
	cmovgeq	%r8, %rsi
	decq	%rdi
	andq	%rdx, %rdi
	jne	.LBB0_4
	jmp	.LBB0_5
.LBB0_6:
	movabsq	$NRT_MemInfo_alloc_aligned, %rax
	movl	$256, %edi
	movl	$32, %esi
	callq	*%rax
	movq	%rax, 80(%rsp)
	testq	%rax, %rax
	je	.LBB0_7
	movq	304(%rsp), %rax
	addq	$-3, %rax
	testq	%rax, %rax
	jle	.LBB0_11
	movq	80(%rsp), %rax
	movabsq	$.LCPI0_3, %rdx
	movabsq	$9223372036854775792, %rsi
	movabsq	$.LCPI0_0, %rdi
	movl	312(%rsp), %r8d
	vpbroadcastq	%r15, %zmm0
	movl	$3, %r9d
	vmovdqa	(%rdx), %ymm2
	movq	280(%rsp), %rdx
	vmovdqa64	(%rdi), %zmm5
	movq	24(%rax), %rcx
	leaq	12(%rsi), %rax
	movabsq	$.LCPI0_4, %rsi
	vpbroadcastd	%r8d, %zmm1
	vpbroadcastq	(%rsi), %ymm4
	movabsq	$.LCPI0_1, %rsi
	vpbroadcastq	%rdx, %ymm3
	vpbroadcastq	%rdx, %zmm7
	movabsq	$.LCPI0_2, %rdx
	vextracti64x4	$1, %zmm1, %ymm8
	movq	%rax, 128(%rsp)
	vmovdqa64	(%rsi), %zmm6
	vpbroadcastq	(%rdx), %zmm9
	movq	%rcx, 104(%rsp)
	jmp	.LBB0_15
	.p2align	4
.LBB0_10:
	movq	88(%rsp), %r9
	movl	312(%rsp), %r8d
	incq	%r9
	cmpq	304(%rsp), %r9
	je	.LBB0_11
.LBB0_15:
	movl	$1, %eax
	cmpq	$63, %r9
	shlxq	%r9, %rax, %rdx
	movl	$0, %eax
	movq	%rdx, 16(%rsp)
	cmoveq	%rax, %rdx
	testq	%rdx, %rdx
	jle	.LBB0_29
	cmpq	$4, %rdx
	jae	.LBB0_18
	movq	280(%rsp), %rdi
	xorl	%eax, %eax
	jmp	.LBB0_27
	.p2align	4
.LBB0_18:
	cmpq	$16, %rdx
	jae	.LBB0_20
	xorl	%eax, %eax
	jmp	.LBB0_24
.LBB0_20:
	movq	16(%rsp), %rcx
	movabsq	$9223372036854775792, %rsi
	movq	%rdx, %rax
	vmovdqa64	%zmm6, %zmm11
	vmovdqa64	%zmm5, %zmm12
	andq	%rsi, %rax
	movq	%rax, %rsi
	vpbroadcastq	%rcx, %zmm10
	.p2align	4
.LBB0_21:
	vpaddq	%zmm10, %zmm11, %zmm14
	vpaddq	%zmm10, %zmm12, %zmm13
	kxnorb	%k0, %k0, %k1
	vpaddq	%zmm9, %zmm12, %zmm12
	vpaddq	%zmm9, %zmm11, %zmm11
	addq	$-16, %rsi
	vpsraq	$63, %zmm14, %zmm15
	vpsraq	$63, %zmm13, %zmm16
	vpsllq	$2, %zmm14, %zmm14
	vpsllq	$2, %zmm13, %zmm13
	vpandq	%zmm0, %zmm15, %zmm15
	vpandq	%zmm0, %zmm16, %zmm16
	vpaddq	%zmm14, %zmm7, %zmm14
	vpaddq	%zmm13, %zmm7, %zmm13
	vpsllq	$2, %zmm15, %zmm15
	vpsllq	$2, %zmm16, %zmm16
	vpaddq	%zmm15, %zmm14, %zmm14
	vpaddq	%zmm16, %zmm13, %zmm13
	vpscatterqd	%ymm1, (,%zmm14) {%k1}
	kxnorb	%k0, %k0, %k1
	vpscatterqd	%ymm8, (,%zmm13) {%k1}
	jne	.LBB0_21
	movq	280(%rsp), %rdi
	cmpq	%rax, %rdx
	je	.LBB0_29
	testb	$12, %dl
	je	.LBB0_27
.LBB0_24:
	movq	16(%rsp), %rdi
	movq	%rax, %rsi
	movq	%rdx, %rax
	andq	128(%rsp), %rax
	vpbroadcastq	%rsi, %ymm11
	vpor	%ymm2, %ymm11, %ymm11
	vpbroadcastq	%rdi, %ymm10
	.p2align	4
.LBB0_25:
	vpaddq	%ymm10, %ymm11, %ymm12
	kxnorw	%k0, %k0, %k1
	vpaddq	%ymm4, %ymm11, %ymm11
	addq	$4, %rsi
	vpsraq	$63, %ymm12, %ymm13
	vpsllq	$2, %ymm12, %ymm12
	vpand	%ymm0, %ymm13, %ymm13
	vpaddq	%ymm3, %ymm12, %ymm12
	vpsllq	$2, %ymm13, %ymm13
	vpaddq	%ymm13, %ymm12, %ymm12
	vpscatterqd	%xmm1, (,%ymm12) {%k1}
	cmpq	%rsi, %rax
	jne	.LBB0_25
	movq	280(%rsp), %rdi
	cmpq	%rax, %rdx
	je	.LBB0_29
.LBB0_27:
	movq	16(%rsp), %rsi
	addq	%rax, %rsi
	subq	%rdx, %rax
	.p2align	4
.LBB0_28:
	movq	%rsi, %rdx
	sarq	$63, %rdx
	andq	%r15, %rdx
	leaq	(%rdi,%rdx,4), %rdx
	movl	%r8d, (%rdx,%rsi,4)
	incq	%rsi
	incq	%rax
	jne	.LBB0_28
.LBB0_29:
	movq	%r9, 88(%rsp)
	cmpq	$63, %r9
	je	.LBB0_10
	movq	88(%rsp), %rax
	movq	$-8, %rdx
	bzhiq	%rax, %rdx, %rax
	xorl	%edx, %edx
	movq	%rax, 136(%rsp)
	movq	16(%rsp), %rax
	shrq	$3, %rax
	jmp	.LBB0_31
	.p2align	4
.LBB0_9:
	movq	96(%rsp), %rdx
	movq	144(%rsp), %rax
	movq	288(%rsp), %r15
	movq	232(%rsp), %rbp
	addq	$8, %rdx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jle	.LBB0_10
.LBB0_31:
	movq	%rdx, %r11
	orq	16(%rsp), %r11
	movq	%rax, 144(%rsp)
	movq	%rdx, 96(%rsp)
	movl	$0, %edx
	movl	$0, %ecx
	movl	$0, %r10d
	movl	$0, %r14d
	movl	$0, %edi
	movl	$0, %ebx
	movl	$0, %r13d
	movl	$0, %r12d
	movl	$0, %r9d
	movl	$0, %r8d
	movq	%r11, %rax
	sarq	$63, %rax
	movq	%r11, (%rsp)
	movq	%rax, 32(%rsp)
	andq	%rbp, %rax
	cmpq	$-1, %r11
	cmovlq	%r15, %rdx
	cmovlq	%rbp, %rcx
	cmpq	$-2, %r11
	movq	%rax, 24(%rsp)
	movq	%rdx, 40(%rsp)
	movl	$0, %edx
	cmovlq	%rbp, %r10
	cmovlq	%r15, %rdx
	cmpq	$-3, %r11
	movq	%rdx, 48(%rsp)
	movl	$0, %edx
	cmovlq	%rbp, %r14
	cmovlq	%r15, %rdx
	cmpq	$-4, %r11
	movq	%rdx, 56(%rsp)
	movl	$0, %edx
	cmovlq	%r15, %rdi
	cmovlq	%rbp, %rdx
	cmpq	$-5, %r11
	movq	%rdx, 8(%rsp)
	movq	224(%rsp), %rdx
	cmovlq	%rbp, %rbx
	cmovlq	%r15, %r13
	cmpq	$-6, %r11
	cmovlq	%rbp, %r12
	cmovlq	%r15, %r9
	cmpq	$-7, %r11
	cmovlq	%rbp, %r8
	movl	$0, %ebp
	cmovlq	%r15, %rbp
	movq	280(%rsp), %r15
	leaq	(%rdx,%r11,4), %rsi
	movl	(%rsi,%rax,4), %eax
	movl	28(%rsi,%r8,4), %edx
	leaq	28(%r15,%r11,4), %r11
	cmpl	(%r11,%rbp,4), %edx
	movq	%r12, %rbp
	movq	%rcx, %r11
	movl	%eax, %r12d
	jl	.LBB0_39
	movq	(%rsp), %rdx
	leaq	24(%r15,%rdx,4), %rdx
	movl	(%rdx,%r9,4), %edx
	cmpl	%edx, 24(%rsi,%rbp,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	leaq	20(%r15,%rdx,4), %rdx
	movl	(%rdx,%r13,4), %edx
	cmpl	%edx, 20(%rsi,%rbx,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	movq	8(%rsp), %rcx
	leaq	16(%r15,%rdx,4), %rdx
	movl	(%rdx,%rdi,4), %edx
	cmpl	%edx, 16(%rsi,%rcx,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	movq	56(%rsp), %rax
	leaq	12(%r15,%rdx,4), %rdx
	movl	(%rdx,%rax,4), %edx
	cmpl	%edx, 12(%rsi,%r14,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	movq	48(%rsp), %rax
	leaq	8(%r15,%rdx,4), %rdx
	movl	(%rdx,%rax,4), %edx
	cmpl	%edx, 8(%rsi,%r10,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	movq	40(%rsp), %rcx
	leaq	4(%r15,%rdx,4), %rdx
	movl	(%rdx,%rcx,4), %edx
	cmpl	%edx, 4(%rsi,%r11,4)
	jl	.LBB0_39
	movq	(%rsp), %rdx
	movq	32(%rsp), %rax
	andq	288(%rsp), %rax
	leaq	(%r15,%rdx,4), %rdx
	cmpl	(%rdx,%rax,4), %r12d
	jge	.LBB0_9
.LBB0_39:
	movq	104(%rsp), %rcx
	movq	8(%rsp), %rax
	movl	312(%rsp), %edi
	movl	%r12d, (%rcx)
	movl	4(%rsi,%r11,4), %edx
	movl	%edx, 4(%rcx)
	movl	8(%rsi,%r10,4), %edx
	movl	%edx, 8(%rcx)
	movl	12(%rsi,%r14,4), %edx
	movl	%edx, 12(%rcx)
	movl	16(%rsi,%rax,4), %edx
	movl	%edx, 16(%rcx)
	movl	20(%rsi,%rbx,4), %edx
	movl	%edx, 20(%rcx)
	movl	24(%rsi,%rbp,4), %edx
	movl	%edx, 24(%rcx)
	movl	28(%rsi,%r8,4), %edx
	movq	24(%rsp), %r8
	movl	%edx, 28(%rcx)
	movl	%edi, 32(%rcx)
	movl	(%rsi,%r8,4), %edx
	movl	%edx, 36(%rcx)
	movl	%edi, 40(%rcx)
	movl	8(%rsi,%r10,4), %edx
	movl	%edx, 44(%rcx)
	movl	%edi, 48(%rcx)
	movl	16(%rsi,%rax,4), %edx
	movl	%edx, 52(%rcx)
	movl	%edi, 56(%rcx)
	movl	24(%rsi,%rbp,4), %edx
	movl	%edx, 60(%rcx)
	movl	%edi, 64(%rcx)
	movl	%edi, 68(%rcx)
	movl	(%rsi,%r8,4), %edx
	movl	%edx, 72(%rcx)
	movl	4(%rsi,%r11,4), %edx
	movl	%edx, 76(%rcx)
	movl	%edi, 80(%rcx)
	movl	%edi, 84(%rcx)
	movl	16(%rsi,%rax,4), %edx
	movl	%edx, 88(%rcx)
	movl	20(%rsi,%rbx,4), %edx
	movl	%edx, 92(%rcx)
	movl	%edi, 96(%rcx)
	movl	%edi, 100(%rcx)
	movl	%edi, 104(%rcx)
	movl	(%rsi,%r8,4), %edx
	movl	%edx, 108(%rcx)
	movl	%edi, 112(%rcx)
	movl	%edi, 116(%rcx)
	movl	%edi, 120(%rcx)
	movl	16(%rsi,%rax,4), %eax
	movl	%eax, 124(%rcx)
	movl	%edi, 128(%rcx)
	movl	%edi, 132(%rcx)
	movl	%edi, 136(%rcx)
	movl	%edi, 140(%rcx)
	movl	(%rsi,%r8,4), %eax
	movl	%eax, 144(%rcx)
	movl	4(%rsi,%r11,4), %eax
	movl	%eax, 148(%rcx)
	movl	8(%rsi,%r10,4), %eax
	movl	%eax, 152(%rcx)
	movl	12(%rsi,%r14,4), %eax
	movl	%eax, 156(%rcx)
	movl	%edi, 160(%rcx)
	movl	%edi, 164(%rcx)
	movl	%edi, 168(%rcx)
	movl	%edi, 172(%rcx)
	movl	%edi, 176(%rcx)
	movl	(%rsi,%r8,4), %eax
	movl	%eax, 180(%rcx)
	movl	%edi, 184(%rcx)
	movl	8(%rsi,%r10,4), %eax
	movl	%eax, 188(%rcx)
	movl	%edi, 192(%rcx)
	movl	%edi, 196(%rcx)
	movl	%edi, 200(%rcx)
	movl	%edi, 204(%rcx)
	movl	%edi, 208(%rcx)
	movl	%edi, 212(%rcx)
	movl	(%rsi,%r8,4), %eax
	movl	%eax, 216(%rcx)
	movl	4(%rsi,%r11,4), %eax
	movl	%eax, 220(%rcx)
	movl	%edi, 224(%rcx)
	movl	%edi, 228(%rcx)
	movl	%edi, 232(%rcx)
	movl	%edi, 236(%rcx)
	movl	%edi, 240(%rcx)
	movl	%edi, 244(%rcx)
	movl	%edi, 248(%rcx)
	movl	(%rsi,%r8,4), %eax
	xorl	%esi, %esi
	movl	%eax, 252(%rcx)
	movq	96(%rsp), %rcx
	andnq	136(%rsp), %rcx, %rax
	movq	%rax, 152(%rsp)
	.p2align	4
.LBB0_40:
	movl	(%r15,%rsi,4), %ecx
	movl	4(%r15,%rsi,4), %edx
	movq	(%rsp), %rax
	movq	%rsi, 160(%rsp)
	xorl	%ebx, %ebx
	movl	%ecx, 48(%rsp)
	movl	8(%r15,%rsi,4), %ecx
	movl	%edx, 40(%rsp)
	movl	12(%r15,%rsi,4), %edx
	leaq	(%rsi,%rax), %rdi
	movq	%rdi, 56(%rsp)
	movl	%ecx, 32(%rsp)
	movl	16(%r15,%rsi,4), %ecx
	movl	%edx, 24(%rsp)
	movl	20(%r15,%rsi,4), %edx
	movl	%ecx, 76(%rsp)
	movl	24(%r15,%rsi,4), %ecx
	movl	%edx, 72(%rsp)
	movl	28(%r15,%rsi,4), %edx
	movl	%ecx, 68(%rsp)
	leaq	(%r15,%rdi,4), %rcx
	movl	%edx, 64(%rsp)
	movq	%rcx, 8(%rsp)
	movq	104(%rsp), %rcx
	.p2align	4
.LBB0_41:
	movl	(%rcx,%rbx,4), %edi
	movl	48(%rsp), %r13d
	movl	32(%rcx,%rbx,4), %r15d
	movl	40(%rsp), %r12d
	movl	64(%rcx,%rbx,4), %r9d
	movl	32(%rsp), %edx
	movl	24(%rsp), %r14d
	movl	76(%rsp), %r11d
	movl	72(%rsp), %eax
	movl	192(%rcx,%rbx,4), %ebp
	movl	68(%rsp), %r8d
	movl	224(%rcx,%rbx,4), %esi
	movl	64(%rsp), %r10d
	addl	%r13d, %edi
	addl	%r12d, %r15d
	cmpl	%edi, %r15d
	cmovgel	%edi, %r15d
	movl	96(%rcx,%rbx,4), %edi
	addl	%edx, %r9d
	addl	%r14d, %edi
	cmpl	%r9d, %edi
	cmovgel	%r9d, %edi
	movl	128(%rcx,%rbx,4), %r9d
	cmpl	%r15d, %edi
	cmovgel	%r15d, %edi
	movl	160(%rcx,%rbx,4), %r15d
	addl	%r11d, %r9d
	addl	%eax, %r15d
	cmpl	%r9d, %r15d
	cmovgel	%r9d, %r15d
	addl	%r8d, %ebp
	addl	%r10d, %esi
	movq	288(%rsp), %r9
	cmpl	%ebp, %esi
	cmovgel	%ebp, %esi
	movq	56(%rsp), %rbp
	cmpl	%r15d, %esi
	cmovgel	%r15d, %esi
	cmpl	%edi, %esi
	cmovgel	%edi, %esi
	leaq	(%rbp,%rbx), %rdi
	sarq	$63, %rdi
	andq	%r9, %rdi
	movq	8(%rsp), %r9
	leaq	(%r9,%rdi,4), %rdi
	movl	(%rdi,%rbx,4), %r9d
	cmpl	%esi, %r9d
	cmovll	%r9d, %esi
	movl	%esi, (%rdi,%rbx,4)
	movl	4(%rcx,%rbx,4), %esi
	movl	36(%rcx,%rbx,4), %r9d
	movl	100(%rcx,%rbx,4), %edi
	movl	228(%rcx,%rbx,4), %r15d
	addl	%r13d, %esi
	addl	%r12d, %r9d
	cmpl	%esi, %r9d
	cmovgel	%esi, %r9d
	movl	68(%rcx,%rbx,4), %esi
	addl	%r14d, %edi
	addl	%edx, %esi
	movl	164(%rcx,%rbx,4), %edx
	cmpl	%esi, %edi
	cmovgel	%esi, %edi
	movl	132(%rcx,%rbx,4), %esi
	cmpl	%r9d, %edi
	cmovgel	%r9d, %edi
	addl	%eax, %edx
	movq	8(%rsp), %rax
	addl	%r11d, %esi
	cmpl	%esi, %edx
	cmovgel	%esi, %edx
	movl	196(%rcx,%rbx,4), %esi
	addl	%r10d, %r15d
	addl	%r8d, %esi
	cmpl	%esi, %r15d
	cmovgel	%esi, %r15d
	leaq	1(%rbp,%rbx), %rsi
	cmpl	%edx, %r15d
	cmovgel	%edx, %r15d
	cmpl	%edi, %r15d
	cmovgel	%edi, %r15d
	sarq	$63, %rsi
	andq	288(%rsp), %rsi
	leaq	(%rax,%rsi,4), %rsi
	movl	4(%rsi,%rbx,4), %edi
	cmpl	%r15d, %edi
	cmovll	%edi, %r15d
	movl	%r15d, 4(%rsi,%rbx,4)
	addq	$2, %rbx
	cmpq	$8, %rbx
	jne	.LBB0_41
	movq	152(%rsp), %rax
	movq	160(%rsp), %rsi
	movq	280(%rsp), %r15
	subq	%rax, %rsi
	andq	%rax, %rsi
	jne	.LBB0_40
	jmp	.LBB0_9
.LBB0_11:
	movq	112(%rsp), %rdi
	movabsq	$NRT_decref, %rbx
	vzeroupper
	callq	*%rbx
	movq	248(%rsp), %rdi
	callq	*%rbx
	movq	80(%rsp), %rdi
	callq	*%rbx
	movq	120(%rsp), %rax
	movq	$0, (%rax)
	xorl	%eax, %eax
.LBB0_12:
	addq	$168, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.LBB0_7:
	.cfi_def_cfa_offset 224
	movq	8(%rsp), %rcx
	movabsq	$.const.picklebuf.ba289d81f05c7020f3477c15734804df65abe209, %rax
	movq	%rax, (%rcx)
	movl	$1, %eax
	jmp	.LBB0_12
.Lfunc_end0:
	.size	_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end0-_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	_ZN7cpython13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN7cpython13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN7cpython13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$328, %rsp
	.cfi_def_cfa_offset 384
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	leaq	160(%rsp), %rax
	movq	%rsi, %rdi
	movabsq	$.const.push, %rsi
	movabsq	$PyArg_UnpackTuple, %r10
	leaq	184(%rsp), %r8
	leaq	176(%rsp), %r9
	movl	$4, %edx
	movl	$4, %ecx
	xorl	%ebx, %ebx
	movq	%rax, 8(%rsp)
	leaq	168(%rsp), %rax
	movq	%rax, (%rsp)
	xorl	%eax, %eax
	callq	*%r10
	movq	$0, 120(%rsp)
	testl	%eax, %eax
	je	.LBB1_12
	movabsq	$_ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	cmpq	$0, (%rax)
	je	.LBB1_16
	movq	184(%rsp), %rdi
	movabsq	$NRT_adapt_ndarray_from_python, %rbx
	leaq	256(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 256(%rsp)
	vmovups	%ymm0, 280(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_17
	cmpq	$4, 280(%rsp)
	jne	.LBB1_17
	movq	176(%rsp), %rdi
	movq	256(%rsp), %r14
	movq	288(%rsp), %r15
	movq	296(%rsp), %r12
	leaq	192(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 192(%rsp)
	vmovups	%ymm0, 216(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_19
	cmpq	$4, 216(%rsp)
	jne	.LBB1_19
	movq	192(%rsp), %rax
	movq	224(%rsp), %rdx
	movq	232(%rsp), %rcx
	movq	168(%rsp), %rdi
	movabsq	$PyNumber_Long, %r13
	movq	%r12, 144(%rsp)
	movq	%r15, 152(%rsp)
	movq	%r14, 112(%rsp)
	movq	%rax, 104(%rsp)
	movq	%rdx, 136(%rsp)
	movq	%rcx, 128(%rsp)
	callq	*%r13
	movq	%rax, %r12
	movabsq	$PyLong_AsLongLong, %rax
	movabsq	$Py_DecRef, %rbp
	testq	%r12, %r12
	je	.LBB1_20
	movq	%r12, %rdi
	movq	%rax, %r14
	callq	*%rax
	movq	%r12, %rdi
	movq	%rax, %r15
	movq	%rbp, %rbx
	callq	*%rbp
	movabsq	$PyErr_Occurred, %rbp
	callq	*%rbp
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_8:
	movq	160(%rsp), %rdi
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_21
	movq	%rax, %rdi
	movq	%rax, %r13
	callq	*%r14
	movq	%r13, %rdi
	movq	%rax, %r12
	callq	*%rbx
	callq	*%rbp
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_10:
	movq	136(%rsp), %rdx
	movq	128(%rsp), %rax
	movq	144(%rsp), %rsi
	movl	%r12d, 88(%rsp)
	movq	104(%rsp), %r14
	movq	112(%rsp), %r12
	leaq	320(%rsp), %rdi
	movq	%r15, 80(%rsp)
	movq	%rdx, 56(%rsp)
	movq	152(%rsp), %rdx
	movq	%rax, 64(%rsp)
	movq	%rsi, 8(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	leaq	120(%rsp), %rsi
	movq	%r14, 24(%rsp)
	movq	%rdx, (%rsp)
	movq	%r12, %rdx
	callq	*%rax
	movq	120(%rsp), %r15
	movabsq	$NRT_decref, %rbx
	movq	%r12, %rdi
	movl	%eax, %ebp
	callq	*%rbx
	movq	%r14, %rdi
	callq	*%rbx
	testl	%ebp, %ebp
	jne	.LBB1_13
	movabsq	$_Py_NoneStruct, %rbx
	movabsq	$Py_IncRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
.LBB1_12:
	movq	%rbx, %rax
	addq	$328, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.LBB1_13:
	.cfi_def_cfa_offset 384
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
	movl	8(%r15), %esi
	movq	(%r15), %rdi
	cmpl	$0, 32(%r15)
	jle	.LBB1_24
	movslq	%esi, %rsi
	movabsq	$PyBytes_FromStringAndSize, %rax
	callq	*%rax
	movq	16(%r15), %rdi
	movq	%rax, %rbx
	callq	*24(%r15)
	testq	%rax, %rax
	je	.LBB1_29
	movabsq	$numba_runtime_build_excinfo_struct, %rcx
	movq	%rbx, %rdi
	movq	%rax, %rsi
	callq	*%rcx
	movabsq	$NRT_Free, %r14
	movq	%r15, %rdi
	movq	%rax, %rbx
	callq	*%r14
	jmp	.LBB1_25
.LBB1_16:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", %rsi
	jmp	.LBB1_18
.LBB1_17:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
.LBB1_18:
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_19:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	jmp	.LBB1_23
.LBB1_20:
	movq	%rax, %r14
	movq	%rbp, %rbx
	xorl	%r15d, %r15d
	movabsq	$PyErr_Occurred, %rbp
	callq	*%rbp
	testq	%rax, %rax
	je	.LBB1_8
	jmp	.LBB1_22
.LBB1_21:
	xorl	%r12d, %r12d
	callq	*%rbp
	testq	%rax, %rax
	je	.LBB1_10
.LBB1_22:
	movq	104(%rsp), %rdi
	movabsq	$NRT_decref, %rax
	callq	*%rax
	movq	112(%rsp), %r14
.LBB1_23:
	movabsq	$NRT_decref, %rax
	movq	%r14, %rdi
	jmp	.LBB1_27
.LBB1_24:
	movq	16(%r15), %rdx
	movabsq	$numba_unpickle, %rax
	callq	*%rax
	movq	%rax, %rbx
.LBB1_25:
	testq	%rbx, %rbx
	je	.LBB1_28
	movabsq	$numba_do_raise, %rax
	movq	%rbx, %rdi
.LBB1_27:
	callq	*%rax
.LBB1_28:
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_29:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.Error creating Python tuple from runtime exception arguments", %rsi
	jmp	.LBB1_18
.Lfunc_end1:
	.size	_ZN7cpython13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end1-_ZN7cpython13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	cfunc._ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	cfunc._ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
cfunc._ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%r15
	.cfi_def_cfa_offset 16
	pushq	%r14
	.cfi_def_cfa_offset 24
	pushq	%rbx
	.cfi_def_cfa_offset 32
	subq	$128, %rsp
	.cfi_def_cfa_offset 160
	.cfi_offset %rbx, -32
	.cfi_offset %r14, -24
	.cfi_offset %r15, -16
	vmovups	200(%rsp), %xmm0
	movq	224(%rsp), %rcx
	movl	232(%rsp), %esi
	movq	168(%rsp), %rax
	movq	%rdi, %rdx
	movq	$0, 120(%rsp)
	movq	$0, 112(%rsp)
	leaq	120(%rsp), %rdi
	movl	%esi, 88(%rsp)
	movq	%rcx, 80(%rsp)
	leaq	112(%rsp), %rsi
	vmovups	%xmm0, 56(%rsp)
	movq	%rax, 24(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	movq	%r9, 8(%rsp)
	movq	%r8, (%rsp)
	callq	*%rax
	movl	%eax, %ecx
	movq	112(%rsp), %rbx
	movq	120(%rsp), %rax
	movl	$0, 108(%rsp)
	testl	%ecx, %ecx
	jne	.LBB2_1
.LBB2_7:
	addq	$128, %rsp
	.cfi_def_cfa_offset 32
	popq	%rbx
	.cfi_def_cfa_offset 24
	popq	%r14
	.cfi_def_cfa_offset 16
	popq	%r15
	.cfi_def_cfa_offset 8
	retq
.LBB2_1:
	.cfi_def_cfa_offset 160
	movabsq	$numba_gil_ensure, %r14
	leaq	108(%rsp), %rdi
	movq	%rax, %r15
	callq	*%r14
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
	movl	8(%rbx), %esi
	movq	(%rbx), %rdi
	cmpl	$0, 32(%rbx)
	jle	.LBB2_4
	movslq	%esi, %rsi
	movabsq	$PyBytes_FromStringAndSize, %rax
	callq	*%rax
	movq	16(%rbx), %rdi
	movq	%rax, %r14
	callq	*24(%rbx)
	testq	%rax, %rax
	je	.LBB2_3
	movabsq	$numba_runtime_build_excinfo_struct, %rcx
	movq	%r14, %rdi
	movq	%rax, %rsi
	callq	*%rcx
	movq	%rax, %r14
	movabsq	$NRT_Free, %rax
	movq	%rbx, %rdi
	callq	*%rax
	jmp	.LBB2_5
.LBB2_4:
	movq	16(%rbx), %rdx
	movabsq	$numba_unpickle, %rax
	callq	*%rax
	movq	%rax, %r14
.LBB2_5:
	testq	%r14, %r14
	je	.LBB2_6
	movabsq	$numba_do_raise, %rax
	movq	%r14, %rdi
	callq	*%rax
.LBB2_6:
	movabsq	$".const.<numba.core.cpu.CPUContext>", %rdi
	movabsq	$PyUnicode_FromString, %rax
	callq	*%rax
	movabsq	$PyErr_WriteUnraisable, %r14
	movq	%rax, %rbx
	movq	%rbx, %rdi
	callq	*%r14
	movabsq	$Py_DecRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$numba_gil_release, %rax
	leaq	108(%rsp), %rdi
	callq	*%rax
	movq	%r15, %rax
	jmp	.LBB2_7
.LBB2_3:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.Error creating Python tuple from runtime exception arguments.1", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	xorl	%eax, %eax
	jmp	.LBB2_7
.Lfunc_end2:
	.size	cfunc._ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end2-cfunc._ZN13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.weak	NRT_incref
	.p2align	4
	.type	NRT_incref,@function
NRT_incref:
	testq	%rdi, %rdi
	je	.LBB3_2
	lock		incq	(%rdi)
.LBB3_2:
	retq
.Lfunc_end3:
	.size	NRT_incref, .Lfunc_end3-NRT_incref

	.weak	NRT_decref
	.p2align	4
	.type	NRT_decref,@function
NRT_decref:
	.cfi_startproc
	testq	%rdi, %rdi
	je	.LBB4_2
	#MEMBARRIER
	lock		decq	(%rdi)
	je	.LBB4_3
.LBB4_2:
	retq
.LBB4_3:
	movabsq	$NRT_MemInfo_call_dtor, %rax
	#MEMBARRIER
	jmpq	*%rax
.Lfunc_end4:
	.size	NRT_decref, .Lfunc_end4-NRT_decref
	.cfi_endproc

	.type	.const.push,@object
	.section	.lrodata,"al",@progbits
.const.push:
	.asciz	"push"
	.size	.const.push, 5

	.type	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@object
	.comm	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,8,8
	.type	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi",@object
	.p2align	4, 0x0
".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi":
	.asciz	"missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi"
	.size	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v1B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", 171

	.type	".const.can't unbox array from PyObject into native value.  The object maybe of a different type",@object
	.p2align	4, 0x0
".const.can't unbox array from PyObject into native value.  The object maybe of a different type":
	.asciz	"can't unbox array from PyObject into native value.  The object maybe of a different type"
	.size	".const.can't unbox array from PyObject into native value.  The object maybe of a different type", 89

	.type	".const.Error creating Python tuple from runtime exception arguments",@object
	.p2align	4, 0x0
".const.Error creating Python tuple from runtime exception arguments":
	.asciz	"Error creating Python tuple from runtime exception arguments"
	.size	".const.Error creating Python tuple from runtime exception arguments", 61

	.type	".const.Error creating Python tuple from runtime exception arguments.1",@object
	.p2align	4, 0x0
".const.Error creating Python tuple from runtime exception arguments.1":
	.asciz	"Error creating Python tuple from runtime exception arguments"
	.size	".const.Error creating Python tuple from runtime exception arguments.1", 61

	.type	".const.<numba.core.cpu.CPUContext>",@object
	.p2align	4, 0x0
".const.<numba.core.cpu.CPUContext>":
	.asciz	"<numba.core.cpu.CPUContext>"
	.size	".const.<numba.core.cpu.CPUContext>", 28

	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,8,8
	.type	_ZN08NumbaEnv5numba2np8arrayobj11ol_np_empty12_3clocals_3e4implB2v3B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dEx16dtype_28int32_29,@object
	.comm	_ZN08NumbaEnv5numba2np8arrayobj11ol_np_empty12_3clocals_3e4implB2v3B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dEx16dtype_28int32_29,8,8
	.type	_ZN08NumbaEnv5numba2np8arrayobj15_call_allocatorB2v4B42c8tJTC_2fWQA93W1AaAIYBPIqRBFCjDSZRVAJmaQIAEN29typeref_5b_3cclass_20_27numba4core5types8npytypes14Array_27_3e_5dExj,@object
	.comm	_ZN08NumbaEnv5numba2np8arrayobj15_call_allocatorB2v4B42c8tJTC_2fWQA93W1AaAIYBPIqRBFCjDSZRVAJmaQIAEN29typeref_5b_3cclass_20_27numba4core5types8npytypes14Array_27_3e_5dExj,8,8
	.type	_ZN08NumbaEnv5numba2np8arrayobj18_ol_array_allocate12_3clocals_3e4implB2v5B42c8tJTIeFIjxB2IKSgI4CrvQClcaMQ5hEEUSJJgA_3dEN29typeref_5b_3cclass_20_27numba4core5types8npytypes14Array_27_3e_5dExj,@object
	.comm	_ZN08NumbaEnv5numba2np8arrayobj18_ol_array_allocate12_3clocals_3e4implB2v5B42c8tJTIeFIjxB2IKSgI4CrvQClcaMQ5hEEUSJJgA_3dEN29typeref_5b_3cclass_20_27numba4core5types8npytypes14Array_27_3e_5dExj,8,8
	.type	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209,@object
	.p2align	4, 0x0
.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209:
	.ascii	"\200\004\225K\000\000\000\000\000\000\000\214\bbuiltins\224\214\013MemoryError\224\223\224\214'Allocation failed (probably too large).\224\205\224N\207\224."
	.size	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209, 86

	.type	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209.sha1,@object
	.p2align	4, 0x0
.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209.sha1:
	.ascii	"\272(\235\201\360\\p \363G|\025sH\004\337e\253\342\t"
	.size	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209.sha1, 20

	.type	.const.picklebuf.ba289d81f05c7020f3477c15734804df65abe209,@object
	.p2align	4, 0x0
.const.picklebuf.ba289d81f05c7020f3477c15734804df65abe209:
	.quad	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209
	.long	86
	.zero	4
	.quad	.const.pickledata.ba289d81f05c7020f3477c15734804df65abe209.sha1
	.quad	0
	.long	0
	.zero	4
	.size	.const.picklebuf.ba289d81f05c7020f3477c15734804df65abe209, 40

	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,8,8
	.section	".note.GNU-stack","",@progbits
