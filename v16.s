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
	.globl	_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
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
	subq	$248, %rsp
	.cfi_def_cfa_offset 304
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	368(%rsp), %rbp
	movq	360(%rsp), %r12
	movq	328(%rsp), %r14
	movq	312(%rsp), %r15
	movq	304(%rsp), %r13
	movabsq	$NRT_incref, %rbx
	movq	%rdi, 152(%rsp)
	movq	%rdx, %rdi
	movq	%rsi, (%rsp)
	movq	%rdx, 144(%rsp)
	callq	*%rbx
	movq	%r14, %rdi
	callq	*%rbx
	cmpq	$0, 384(%rsp)
	movl	$0, (%r12)
	je	.LBB0_6
	movq	384(%rsp), %rcx
	movl	$4, %eax
	movq	$-1, %rdx
	cmpq	$4, %rcx
	cmovlq	%rcx, %rax
	movl	$1, %ecx
	shlxq	%rax, %rdx, %rax
	notq	%rax
	jmp	.LBB0_2
	.p2align	4
.LBB0_5:
	movl	%esi, (%r12,%rcx,4)
	incq	%rcx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_6
.LBB0_2:
	movl	(%r13,%rcx,4), %esi
	blsrq	%rcx, %rdx
	je	.LBB0_5
	movslq	%esi, %rsi
	movq	%rdx, %rdi
	.p2align	4
.LBB0_4:
	movq	%rsi, %r8
	movq	%rdi, %rsi
	xorq	%rcx, %rsi
	leaq	(%r12,%rdi,4), %r10
	leaq	(%r13,%rsi,4), %r9
	sarq	$63, %rsi
	andq	%r15, %rsi
	movslq	(%r9,%rsi,4), %r9
	movq	%rdi, %rsi
	sarq	$63, %rsi
	andq	%rbp, %rsi
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
	movl	$1024, %edi
	movl	$32, %esi
	callq	*%rax
	movq	%rax, 112(%rsp)
	testq	%rax, %rax
	je	.LBB0_7
	movq	384(%rsp), %rax
	addq	$-4, %rax
	testq	%rax, %rax
	jle	.LBB0_11
	movq	112(%rsp), %rax
	movabsq	$.LCPI0_3, %rdx
	movabsq	$9223372036854775792, %rsi
	movl	392(%rsp), %edi
	vpbroadcastq	%rbp, %zmm0
	movl	$4, %r8d
	vpbroadcastq	%r12, %ymm3
	vpbroadcastq	%r12, %zmm7
	vmovdqa	(%rdx), %ymm2
	movabsq	$.LCPI0_0, %rdx
	vmovdqa64	(%rdx), %zmm5
	movabsq	$.LCPI0_2, %rdx
	vpbroadcastq	(%rdx), %zmm9
	movq	24(%rax), %rcx
	leaq	12(%rsi), %rax
	movabsq	$.LCPI0_4, %rsi
	vpbroadcastd	%edi, %zmm1
	vpbroadcastq	(%rsi), %ymm4
	movabsq	$.LCPI0_1, %rsi
	vextracti64x4	$1, %zmm1, %ymm8
	movq	%rax, 160(%rsp)
	vmovdqa64	(%rsi), %zmm6
	jmp	.LBB0_15
	.p2align	4
.LBB0_10:
	movq	120(%rsp), %r8
	movl	392(%rsp), %edi
	incq	%r8
	cmpq	384(%rsp), %r8
	je	.LBB0_11
.LBB0_15:
	movl	$1, %eax
	cmpq	$63, %r8
	shlxq	%r8, %rax, %rdx
	movl	$0, %eax
	movq	%rdx, 8(%rsp)
	cmoveq	%rax, %rdx
	testq	%rdx, %rdx
	jle	.LBB0_29
	cmpq	$4, %rdx
	jae	.LBB0_18
	xorl	%eax, %eax
	jmp	.LBB0_27
	.p2align	4
.LBB0_18:
	cmpq	$16, %rdx
	jae	.LBB0_20
	xorl	%eax, %eax
	jmp	.LBB0_24
.LBB0_20:
	movq	8(%rsp), %r9
	movabsq	$9223372036854775792, %rsi
	movq	%rdx, %rax
	vmovdqa64	%zmm6, %zmm11
	vmovdqa64	%zmm5, %zmm12
	andq	%rsi, %rax
	movq	%rax, %rsi
	vpbroadcastq	%r9, %zmm10
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
	cmpq	%rax, %rdx
	je	.LBB0_29
	testb	$12, %dl
	je	.LBB0_27
.LBB0_24:
	movq	8(%rsp), %r9
	movq	%rax, %rsi
	movq	%rdx, %rax
	andq	160(%rsp), %rax
	vpbroadcastq	%rsi, %ymm11
	vpor	%ymm2, %ymm11, %ymm11
	vpbroadcastq	%r9, %ymm10
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
	cmpq	%rax, %rdx
	je	.LBB0_29
.LBB0_27:
	movq	8(%rsp), %rsi
	addq	%rax, %rsi
	subq	%rdx, %rax
	.p2align	4
.LBB0_28:
	movq	%rsi, %rdx
	sarq	$63, %rdx
	andq	%rbp, %rdx
	leaq	(%r12,%rdx,4), %rdx
	movl	%edi, (%rdx,%rsi,4)
	incq	%rsi
	incq	%rax
	jne	.LBB0_28
.LBB0_29:
	movq	%r8, 120(%rsp)
	cmpq	$63, %r8
	je	.LBB0_10
	movq	120(%rsp), %rax
	movq	$-16, %rdx
	bzhiq	%rax, %rdx, %rax
	xorl	%edx, %edx
	movq	%rax, 168(%rsp)
	movq	8(%rsp), %rax
	shrq	$4, %rax
	jmp	.LBB0_31
	.p2align	4
.LBB0_9:
	movq	128(%rsp), %rdx
	movq	240(%rsp), %rax
	movq	368(%rsp), %rbp
	movq	312(%rsp), %r15
	addq	$16, %rdx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jle	.LBB0_10
.LBB0_31:
	movq	%rdx, 128(%rsp)
	orq	8(%rsp), %rdx
	movq	%rax, 240(%rsp)
	movl	$0, %r9d
	movl	$0, %r13d
	movl	$0, %r10d
	movl	$0, %r11d
	movl	$0, %edi
	movl	$0, %r8d
	movl	$0, %esi
	movl	$0, %ebx
	movl	$0, %r14d
	movq	%r15, %r12
	movq	%rdx, %rax
	sarq	$63, %rax
	movq	%rdx, 136(%rsp)
	movq	%rax, 176(%rsp)
	andq	%r15, %rax
	cmpq	$-1, %rdx
	movq	%rax, (%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 192(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-2, %rdx
	movq	%rax, 184(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 208(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-3, %rdx
	movq	%rax, 200(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 224(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-4, %rdx
	movq	%rax, 216(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 24(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-5, %rdx
	movq	%rax, 232(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 40(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-6, %rdx
	movq	%rax, 32(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 56(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-7, %rdx
	movq	%rax, 48(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 72(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-8, %rdx
	movq	%rax, 64(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 88(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-9, %rdx
	movq	%rax, 80(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %rax
	movq	%rax, 104(%rsp)
	movl	$0, %eax
	cmovlq	%rbp, %rax
	cmpq	$-10, %rdx
	cmovlq	%r15, %r9
	cmovlq	%rbp, %r13
	cmpq	$-11, %rdx
	movq	%rax, 96(%rsp)
	movl	$0, %eax
	cmovlq	%r15, %r10
	cmovlq	%rbp, %r11
	cmpq	$-12, %rdx
	cmovlq	%r15, %rdi
	cmovlq	%rbp, %rax
	cmpq	$-13, %rdx
	cmovlq	%r15, %r8
	cmovlq	%rbp, %rsi
	cmpq	$-14, %rdx
	cmovlq	%r15, %rbx
	cmovlq	%rbp, %r14
	cmpq	$-15, %rdx
	movl	$0, %r15d
	cmovlq	%r12, %r15
	movq	304(%rsp), %r12
	leaq	(%r12,%rdx,4), %r12
	movq	%r12, 16(%rsp)
	movl	60(%r12,%r15,4), %r15d
	movl	$0, %r12d
	cmovlq	%rbp, %r12
	movq	360(%rsp), %rbp
	leaq	60(%rbp,%rdx,4), %rbp
	cmpl	(%rbp,%r12,4), %r15d
	movq	360(%rsp), %r12
	movq	%rdx, %rbp
	jl	.LBB0_47
	movq	304(%rsp), %r15
	leaq	56(%r12,%rbp,4), %r12
	movl	(%r12,%r14,4), %edx
	movq	360(%rsp), %r12
	leaq	56(%r15,%rbp,4), %r15
	movq	136(%rsp), %rbp
	cmpl	%edx, (%r15,%rbx,4)
	jl	.LBB0_47
	movq	304(%rsp), %rbx
	leaq	52(%r12,%rbp,4), %r14
	movl	(%r14,%rsi,4), %esi
	leaq	52(%rbx,%rbp,4), %rbx
	cmpl	%esi, (%rbx,%r8,4)
	jl	.LBB0_47
	movq	304(%rsp), %rsi
	leaq	48(%r12,%rbp,4), %r8
	movl	(%r8,%rax,4), %eax
	leaq	48(%rsi,%rbp,4), %rsi
	cmpl	%eax, (%rsi,%rdi,4)
	jl	.LBB0_47
	movq	304(%rsp), %rax
	leaq	44(%r12,%rbp,4), %rdx
	movl	(%rdx,%r11,4), %edx
	leaq	44(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%r10,4)
	jl	.LBB0_47
	movq	304(%rsp), %rax
	leaq	40(%r12,%rbp,4), %rdx
	movl	(%rdx,%r13,4), %edx
	leaq	40(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%r9,4)
	jl	.LBB0_47
	movq	96(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	36(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	104(%rsp), %rsi
	leaq	36(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	80(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	32(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	88(%rsp), %rsi
	leaq	32(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	64(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	28(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	72(%rsp), %rsi
	leaq	28(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	48(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	24(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	56(%rsp), %rsi
	leaq	24(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	32(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	20(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	40(%rsp), %rsi
	leaq	20(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	232(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	16(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	24(%rsp), %rsi
	leaq	16(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	216(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	12(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	224(%rsp), %rsi
	leaq	12(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	200(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	8(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	208(%rsp), %rsi
	leaq	8(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	184(%rsp), %rsi
	movq	304(%rsp), %rax
	leaq	4(%r12,%rbp,4), %rdx
	movl	(%rdx,%rsi,4), %edx
	movq	192(%rsp), %rsi
	leaq	4(%rax,%rbp,4), %rax
	cmpl	%edx, (%rax,%rsi,4)
	jl	.LBB0_47
	movq	176(%rsp), %rdx
	leaq	(%r12,%rbp,4), %rax
	movq	16(%rsp), %rsi
	andq	368(%rsp), %rdx
	movl	(%rax,%rdx,4), %eax
	movq	(%rsp), %rdx
	cmpl	%eax, (%rsi,%rdx,4)
	jge	.LBB0_9
.LBB0_47:
	movq	312(%rsp), %rdi
	movq	304(%rsp), %r8
	movl	392(%rsp), %r9d
	movq	(%rsp), %r11
	movq	16(%rsp), %rbx
	movabsq	$9223372036854775792, %r10
	movq	%rcx, %r13
	xorl	%esi, %esi
	jmp	.LBB0_48
	.p2align	4
.LBB0_78:
	movl	%eax, 56(%r13)
	movq	%rsi, %rax
	xorq	$15, %rax
	incq	%rsi
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
	movl	%eax, 60(%r13)
	addq	$64, %r13
	cmpq	$16, %rsi
	je	.LBB0_79
.LBB0_48:
	testq	%rsi, %rsi
	je	.LBB0_49
	movl	%r9d, (%r13)
	movl	%r9d, %eax
	cmpq	$1, %rsi
	je	.LBB0_51
	jmp	.LBB0_52
	.p2align	4
.LBB0_49:
	movl	(%rbx,%r11,4), %eax
	movl	%eax, (%r13)
.LBB0_51:
	movq	%rsi, %rax
	xorq	$1, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_52:
	leaq	13(%r10), %rdx
	movl	%eax, 4(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	je	.LBB0_53
	movl	%eax, 8(%r13)
	movl	%r9d, %eax
	cmpq	$3, %rsi
	ja	.LBB0_56
.LBB0_55:
	movq	%rsi, %rax
	xorq	$3, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_56:
	leaq	11(%r10), %rdx
	movl	%eax, 12(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_58
	movq	%rsi, %rax
	xorq	$4, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_58:
	leaq	10(%r10), %rdx
	movl	%eax, 16(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_60
	movq	%rsi, %rax
	xorq	$5, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_60:
	leaq	9(%r10), %rdx
	movl	%eax, 20(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	je	.LBB0_61
	movl	%eax, 24(%r13)
	movl	%r9d, %eax
	cmpq	$7, %rsi
	ja	.LBB0_64
.LBB0_63:
	movq	%rsi, %rax
	xorq	$7, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_64:
	leaq	7(%r10), %rdx
	movl	%eax, 28(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_66
	movq	%rsi, %rax
	xorq	$8, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_66:
	leaq	6(%r10), %rdx
	movl	%eax, 32(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_68
	movq	%rsi, %rax
	xorq	$9, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_68:
	leaq	5(%r10), %rdx
	movl	%eax, 36(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_70
	movq	%rsi, %rax
	xorq	$10, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_70:
	leaq	4(%r10), %rdx
	movl	%eax, 40(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_72
	movq	%rsi, %rax
	xorq	$11, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_72:
	leaq	3(%r10), %rdx
	movl	%eax, 44(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_74
	movq	%rsi, %rax
	xorq	$12, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_74:
	leaq	2(%r10), %rdx
	movl	%eax, 48(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_76
	movq	%rsi, %rax
	xorq	$13, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
.LBB0_76:
	leaq	1(%r10), %rdx
	movl	%eax, 52(%r13)
	movl	%r9d, %eax
	testq	%rdx, %rsi
	jne	.LBB0_78
	movq	%rsi, %rax
	xorq	$14, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
	jmp	.LBB0_78
	.p2align	4
.LBB0_53:
	movq	%rsi, %rax
	xorq	$2, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
	movl	%eax, 8(%r13)
	movl	%r9d, %eax
	cmpq	$3, %rsi
	jbe	.LBB0_55
	jmp	.LBB0_56
	.p2align	4
.LBB0_61:
	movq	%rsi, %rax
	xorq	$6, %rax
	addq	%rbp, %rax
	leaq	(%r8,%rax,4), %rdx
	sarq	$63, %rax
	andq	%rdi, %rax
	movl	(%rdx,%rax,4), %eax
	movl	%eax, 24(%r13)
	movl	%r9d, %eax
	cmpq	$7, %rsi
	jbe	.LBB0_63
	jmp	.LBB0_64
	.p2align	4
.LBB0_79:
	movq	128(%rsp), %rax
	xorl	%edx, %edx
	andnq	168(%rsp), %rax, %rax
	movq	%rax, 24(%rsp)
	.p2align	4
.LBB0_80:
	movl	4(%r12,%rdx,4), %edi
	movl	8(%r12,%rdx,4), %r8d
	movl	(%r12,%rdx,4), %esi
	movl	44(%r12,%rdx,4), %r15d
	movl	48(%r12,%rdx,4), %r9d
	movl	56(%r12,%rdx,4), %r10d
	movl	60(%r12,%rdx,4), %r11d
	movq	368(%rsp), %rbx
	leaq	(%rdx,%rbp), %rax
	movq	%rdx, 32(%rsp)
	xorl	%ebp, %ebp
	movl	%edi, 16(%rsp)
	movl	12(%r12,%rdx,4), %edi
	movl	%r8d, 104(%rsp)
	movl	16(%r12,%rdx,4), %r8d
	movl	%esi, (%rsp)
	movq	%rax, %rsi
	leaq	(%r12,%rax,4), %rax
	movq	%rax, 40(%rsp)
	movl	%edi, 96(%rsp)
	movl	20(%r12,%rdx,4), %edi
	movl	%r8d, 88(%rsp)
	movl	24(%r12,%rdx,4), %r8d
	movl	%edi, 80(%rsp)
	movl	28(%r12,%rdx,4), %edi
	movl	%r8d, 72(%rsp)
	movl	32(%r12,%rdx,4), %r8d
	movl	%edi, 64(%rsp)
	movl	36(%r12,%rdx,4), %edi
	movl	%r8d, 56(%rsp)
	movl	40(%r12,%rdx,4), %r8d
	movl	%edi, 48(%rsp)
	movl	52(%r12,%rdx,4), %edi
	.p2align	4
.LBB0_81:
	movl	(%rcx,%rbp,4), %r12d
	movl	64(%rcx,%rbp,4), %r13d
	movl	128(%rcx,%rbp,4), %r14d
	movl	320(%rcx,%rbp,4), %edx
	movl	960(%rcx,%rbp,4), %eax
	addl	(%rsp), %r12d
	addl	16(%rsp), %r13d
	cmpl	%r12d, %r13d
	cmovgel	%r12d, %r13d
	movl	192(%rcx,%rbp,4), %r12d
	addl	104(%rsp), %r14d
	addl	96(%rsp), %r12d
	cmpl	%r14d, %r12d
	cmovgel	%r14d, %r12d
	movl	256(%rcx,%rbp,4), %r14d
	cmpl	%r13d, %r12d
	cmovgel	%r13d, %r12d
	addl	88(%rsp), %r14d
	addl	80(%rsp), %edx
	movl	448(%rcx,%rbp,4), %r13d
	cmpl	%r14d, %edx
	cmovgel	%r14d, %edx
	movl	384(%rcx,%rbp,4), %r14d
	addl	64(%rsp), %r13d
	addl	72(%rsp), %r14d
	cmpl	%r14d, %r13d
	cmovgel	%r14d, %r13d
	movl	576(%rcx,%rbp,4), %r14d
	cmpl	%edx, %r13d
	cmovgel	%edx, %r13d
	movl	512(%rcx,%rbp,4), %edx
	cmpl	%r12d, %r13d
	cmovgel	%r12d, %r13d
	addl	56(%rsp), %edx
	addl	48(%rsp), %r14d
	movl	704(%rcx,%rbp,4), %r12d
	cmpl	%edx, %r14d
	cmovgel	%edx, %r14d
	movl	640(%rcx,%rbp,4), %edx
	addl	%r15d, %r12d
	addl	%r8d, %edx
	cmpl	%edx, %r12d
	cmovgel	%edx, %r12d
	movl	768(%rcx,%rbp,4), %edx
	cmpl	%r14d, %r12d
	cmovgel	%r14d, %r12d
	movl	832(%rcx,%rbp,4), %r14d
	addl	%r9d, %edx
	addl	%edi, %r14d
	cmpl	%edx, %r14d
	cmovgel	%edx, %r14d
	movl	896(%rcx,%rbp,4), %edx
	addl	%r11d, %eax
	addl	%r10d, %edx
	cmpl	%edx, %eax
	cmovgel	%edx, %eax
	leaq	(%rsi,%rbp), %rdx
	cmpl	%r14d, %eax
	cmovgel	%r14d, %eax
	movq	40(%rsp), %r14
	cmpl	%r12d, %eax
	cmovgel	%r12d, %eax
	cmpl	%r13d, %eax
	cmovgel	%r13d, %eax
	sarq	$63, %rdx
	andq	%rbx, %rdx
	leaq	(%r14,%rdx,4), %rdx
	movl	(%rdx,%rbp,4), %r14d
	cmpl	%eax, %r14d
	cmovll	%r14d, %eax
	movl	%eax, (%rdx,%rbp,4)
	incq	%rbp
	cmpq	$16, %rbp
	jne	.LBB0_81
	movq	24(%rsp), %rax
	movq	32(%rsp), %rdx
	movq	360(%rsp), %r12
	movq	136(%rsp), %rbp
	subq	%rax, %rdx
	andq	%rax, %rdx
	jne	.LBB0_80
	jmp	.LBB0_9
.LBB0_11:
	movq	144(%rsp), %rdi
	movabsq	$NRT_decref, %rbx
	vzeroupper
	callq	*%rbx
	movq	328(%rsp), %rdi
	callq	*%rbx
	movq	112(%rsp), %rdi
	callq	*%rbx
	movq	152(%rsp), %rax
	movq	$0, (%rax)
	xorl	%eax, %eax
.LBB0_12:
	addq	$248, %rsp
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
	.cfi_def_cfa_offset 304
	movq	(%rsp), %rcx
	movabsq	$.const.picklebuf.ba289d81f05c7020f3477c15734804df65abe209, %rax
	movq	%rax, (%rcx)
	movl	$1, %eax
	jmp	.LBB0_12
.Lfunc_end0:
	.size	_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end0-_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	_ZN7cpython13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN7cpython13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN7cpython13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
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
	movabsq	$_ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
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
	movabsq	$_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
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
	movabsq	$".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", %rsi
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
	.size	_ZN7cpython13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end1-_ZN7cpython13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	cfunc._ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	cfunc._ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
cfunc._ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
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
	movabsq	$_ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
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
	.size	cfunc._ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end2-cfunc._ZN13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
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

	.type	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@object
	.comm	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,8,8
	.type	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi",@object
	.p2align	4, 0x0
".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi":
	.asciz	"missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi"
	.size	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v7B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", 171

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
